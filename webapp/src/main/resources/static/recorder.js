// Records in the page and puts the sound into the file field of its form, as a WAV file.
(function () {
  'use strict';
  var RATE = 16000;
  var here = document.currentScript.src;

  function button(text, kind) {
    var made = document.createElement('button');
    made.type = 'button';
    made.className = kind;
    made.textContent = text;
    return made;
  }

  function wav(samples) {
    var file = new DataView(new ArrayBuffer(44 + samples.length * 2));
    function text(at, letters) {
      for (var i = 0; i < letters.length; i++) {
        file.setUint8(at + i, letters.charCodeAt(i));
      }
    }
    text(0, 'RIFF');
    file.setUint32(4, 36 + samples.length * 2, true);
    text(8, 'WAVEfmt ');
    file.setUint32(16, 16, true);
    file.setUint16(20, 1, true);
    file.setUint16(22, 1, true);
    file.setUint32(24, RATE, true);
    file.setUint32(28, RATE * 2, true);
    file.setUint16(32, 2, true);
    file.setUint16(34, 16, true);
    text(36, 'data');
    file.setUint32(40, samples.length * 2, true);
    samples.forEach(function (sample, index) {
      file.setInt16(44 + index * 2, Math.max(-1, Math.min(1, sample)) * 32767, true);
    });
    return new window.File([file], 'recorded.wav', { type: 'audio/wav' });
  }

  // The browser knows best how to bring sound to another rate.
  function resample(chunks, rate) {
    var length = chunks.reduce(function (sum, chunk) { return sum + chunk.length; }, 0);
    if (length === 0) {
      return Promise.resolve(new Float32Array(0));
    }
    var offline = new window.OfflineAudioContext(1, Math.ceil(length * RATE / rate), RATE);
    var buffer = offline.createBuffer(1, length, rate);
    var at = 0;
    chunks.forEach(function (chunk) {
      buffer.copyToChannel(chunk, 0, at);
      at += chunk.length;
    });
    var source = offline.createBufferSource();
    source.buffer = buffer;
    source.connect(offline.destination);
    source.start();
    return offline.startRendering().then(function (done) { return done.getChannelData(0); });
  }

  function recorder(box) {
    var input = box.querySelector('input[type=file]');
    var longest = Number(box.getAttribute('data-longest'));
    var controls = document.createElement('p');
    var record = button('Record', 'second');
    var said = document.createElement('span');
    var preview = document.createElement('div');
    var stop = null;
    controls.className = 'actions recording';
    said.setAttribute('role', 'status');
    controls.appendChild(record);
    controls.appendChild(said);
    input.before(controls);
    input.after(preview);

    function hear() {
      preview.textContent = '';
      if (input.files.length > 0) {
        var audio = document.createElement('audio');
        audio.controls = true;
        audio.src = window.URL.createObjectURL(input.files[0]);
        audio.setAttribute('aria-label', 'Your recording');
        preview.appendChild(audio);
        preview.dispatchEvent(new window.CustomEvent('parley:sound', { bubbles: true }));
      }
    }
    function finish(chunks, context, stream, timer) {
      window.clearInterval(timer);
      stream.getTracks().forEach(function (track) { track.stop(); });
      stop = null;
      record.textContent = 'Record again';
      record.classList.remove('danger');
      resample(chunks, context.sampleRate).then(function (samples) {
        context.close();
        var chosen = new window.DataTransfer();
        chosen.items.add(wav(samples));
        input.files = chosen.files;
        said.textContent = 'Recorded: ' + Math.round(samples.length / RATE) + ' s.';
        hear();
      });
    }
    function begin(stream) {
      var context = new window.AudioContext();
      var chunks = [];
      context.audioWorklet.addModule(here.replace('recorder.js', 'recorder-worklet.js')).then(function () {
        var node = new window.AudioWorkletNode(context, 'recorder');
        var started = context.currentTime;
        node.port.onmessage = function (event) { chunks.push(event.data); };
        context.createMediaStreamSource(stream).connect(node);
        record.textContent = 'Stop';
        record.classList.add('danger');
        said.textContent = 'Recording.';
        var timer = window.setInterval(function () {
          if (context.currentTime - started >= longest && stop) {
            stop();
          }
        }, 200);
        stop = function () { finish(chunks, context, stream, timer); };
      });
    }
    record.addEventListener('click', function () {
      if (stop) {
        stop();
        return;
      }
      navigator.mediaDevices.getUserMedia({ audio: true }).then(begin, function () {
        said.textContent = 'The microphone cannot be used. Choose a file instead.';
      });
    });
    input.addEventListener('change', hear);
  }

  document.addEventListener('DOMContentLoaded', function () {
    if (navigator.mediaDevices && window.AudioWorkletNode && window.DataTransfer) {
      Array.prototype.slice.call(document.querySelectorAll('[data-recorder]')).forEach(recorder);
    }
  });
})();
