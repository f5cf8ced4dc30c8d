// The sound of a call: µ-law at 8 kHz in frames of 20 ms from and to the page, at the browser's own rate from and to its ears.
const RATE = 8000;
const FRAME = 160;
const CHUNK = 20;
const SILENCE = new Float32Array(CHUNK);

const DECODED = new Float32Array(256);
for (let code = 0; code < 256; code++) {
  const bits = ~code & 0xff;
  const magnitude = (((bits & 0x0f) << 3) + 0x84 << (bits >> 4 & 7)) - 0x84;
  DECODED[code] = (bits & 0x80 ? -magnitude : magnitude) / 32768;
}

// ITU-T G.711, table 2a.
function encode(sample) {
  const value = Math.max(-32635, Math.min(32635, Math.round(sample * 32768)));
  const magnitude = Math.abs(value) + 0x84;
  const segment = Math.max(0, 31 - Math.clz32(magnitude) - 7);
  return ~((value < 0 ? 0x80 : 0) | segment << 4 | magnitude >> segment + 3 & 0x0f) & 0xff;
}

// Brings sound to another rate by a windowed sinc, whose cutoff is below half of the lower rate.
class Resampler {
  constructor(from, to) {
    const cutoff = Math.min(1, to / from) * 0.94;
    this.step = from / to;
    this.half = Math.ceil(16 / cutoff);
    this.steps = 64;
    this.kernel = new Float32Array(this.half * this.steps + 2);
    for (let i = 0; i <= this.half * this.steps; i++) {
      const x = i / this.steps;
      const angle = Math.PI * cutoff * x;
      const window = 0.5 + 0.5 * Math.cos(Math.PI * x / this.half);
      this.kernel[i] = cutoff * (i === 0 ? 1 : Math.sin(angle) / angle) * window;
    }
    this.input = new Float32Array(8192);
    this.length = this.half;
    this.at = this.half;
  }

  push(samples) {
    const done = Math.floor(this.at) - this.half;
    if (this.length + samples.length > this.input.length) {
      this.input.copyWithin(0, done, this.length);
      this.length -= done;
      this.at -= done;
    }
    this.input.set(samples, this.length);
    this.length += samples.length;
  }

  ready() {
    return Math.floor(this.at) + this.half < this.length;
  }

  read() {
    let sum = 0;
    const middle = Math.floor(this.at);
    for (let i = middle - this.half + 1; i <= middle + this.half; i++) {
      const place = Math.abs(this.at - i) * this.steps;
      const index = Math.floor(place);
      const part = place - index;
      sum += this.input[i] * (this.kernel[index] + part * (this.kernel[index + 1] - this.kernel[index]));
    }
    this.at += this.step;
    return sum;
  }
}

// Frames wait here until enough of them are there to bridge the gaps between them: four at first, more after each gap.
class Jitter {
  constructor() {
    this.frames = [];
    this.offset = 0;
    this.wanted = 4;
    this.playing = false;
    this.calm = 0;
  }

  put(codes) {
    this.frames.push(Float32Array.from(codes, code => DECODED[code]));
    if (this.frames.length > this.wanted + 12) {
      // what is so late would stay late
      this.frames.splice(0, this.frames.length - this.wanted);
      this.offset = 0;
    }
  }

  next() {
    if (!this.playing && this.frames.length < this.wanted) {
      return SILENCE;
    }
    if (this.frames.length === 0) {
      this.playing = false;
      this.wanted = Math.min(this.wanted + 1, 10);
      this.calm = 0;
      return SILENCE;
    }
    this.playing = true;
    const chunk = this.frames[0].subarray(this.offset, this.offset + CHUNK);
    this.offset += CHUNK;
    if (this.offset >= this.frames[0].length) {
      this.frames.shift();
      this.offset = 0;
    }
    if (++this.calm > 10 * RATE / CHUNK && this.wanted > 4) {
      this.wanted--;
      this.calm = 0;
    }
    return chunk;
  }
}

class Telephone extends AudioWorkletProcessor {
  constructor() {
    super();
    this.jitter = new Jitter();
    this.up = new Resampler(RATE, sampleRate);
    this.down = new Resampler(sampleRate, RATE);
    this.frame = new Uint8Array(FRAME);
    this.filled = 0;
    this.muted = false;
    this.port.onmessage = event => {
      if (event.data instanceof ArrayBuffer) {
        this.jitter.put(new Uint8Array(event.data));
      } else {
        this.muted = event.data.muted;
      }
    };
  }

  // Without a microphone silence is sent: a call that sends nothing is taken for lost.
  process(inputs, outputs) {
    const ear = outputs[0][0];
    for (let i = 0; i < ear.length; i++) {
      while (!this.up.ready()) {
        this.up.push(this.jitter.next());
      }
      ear[i] = this.up.read();
    }
    const heard = inputs[0].length > 0 && !this.muted ? inputs[0][0] : new Float32Array(ear.length);
    this.down.push(heard);
    while (this.down.ready()) {
      this.frame[this.filled++] = encode(this.down.read());
      if (this.filled === FRAME) {
        const full = this.frame.slice();
        this.port.postMessage(full.buffer, [full.buffer]);
        this.filled = 0;
      }
    }
    return true;
  }
}

registerProcessor('telephone', Telephone);
