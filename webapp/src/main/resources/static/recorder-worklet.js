// Hands what the microphone hears to the page, a few milliseconds at a time.
class Recorder extends AudioWorkletProcessor {
  process(inputs) {
    if (inputs[0].length > 0) {
      this.port.postMessage(inputs[0][0].slice(0));
    }
    return true;
  }
}

registerProcessor('recorder', Recorder);
