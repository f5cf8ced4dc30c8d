// The telephone in the page: sound both ways over a WebSocket, keys, and in words what is heard.
(function () {
  'use strict';
  var MOST_WAITING = 32000;
  var MOST_CAPTIONS = 50;
  var FAREWELL = 600;
  var ENDS = {
    200: 'The call is over.',
    403: 'This number cannot be called from here.',
    404: 'This number is not in use.',
    480: 'Nobody answers.',
    486: 'The line is busy.',
    487: 'The call is over.',
    503: 'All lines are busy. Try again in a moment.'
  };

  function ticket(box) {
    var form = new window.URLSearchParams();
    form.set('token', box.getAttribute('data-token'));
    return window.fetch(box.getAttribute('data-telephone'), { method: 'POST', body: form }).then(function (answer) {
      if (answer.ok) {
        return answer.json();
      }
      throw new Error(answer.status === 503 ? ENDS[503] : 'Load the page again to call.');
    }).then(function (json) { return json.ticket; });
  }

  function address(box, ticketText) {
    var line = new window.URL(box.getAttribute('data-telephone'), window.location.href);
    line.protocol = line.protocol === 'https:' ? 'wss:' : 'ws:';
    line.searchParams.set('ticket', ticketText);
    return line.href;
  }

  // Sound from and to the person; the microphone comes when it is allowed, and its absence ends nothing.
  function sound(box, said) {
    var context = new window.AudioContext();
    var stream = null;
    var closed = false;
    context.resume();
    function listen(node) {
      if (!navigator.mediaDevices) {
        said('This browser gives no microphone here: you hear and press keys, but are not heard.');
        return;
      }
      said('Allow the microphone to be heard.');
      navigator.mediaDevices.getUserMedia({
        audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 }
      }).then(function (allowed) {
        stream = allowed;
        if (closed) {
          stop();
          return;
        }
        said('');
        context.createMediaStreamSource(stream).connect(node);
      }, function () {
        said('Without the microphone you hear and press keys, but are not heard.');
      });
    }
    function stop() {
      if (stream) {
        stream.getTracks().forEach(function (track) { track.stop(); });
      }
    }
    return {
      open: context.audioWorklet.addModule(box.getAttribute('data-worklet')).then(function () {
        var node = new window.AudioWorkletNode(context, 'telephone', { outputChannelCount: [1] });
        node.connect(context.destination);
        listen(node);
        return node.port;
      }),
      close: function () {
        closed = true;
        stop();
        said('');
        // the last words are still on their way to the ear
        window.setTimeout(function () { context.close(); }, FAREWELL);
      }
    };
  }

  function telephone(box) {
    var part = function (name) { return box.querySelector('[data-' + name + ']'); };
    var state = part('state');
    var keypad = part('keypad');
    var mute = part('mute');
    var captions = part('captions');
    var number = box.querySelector('#number');
    var call = null;

    function caption(text, language, kind) {
      var line = document.createElement('p');
      line.textContent = text;
      line.className = kind;
      if (language) {
        line.lang = language;
      }
      captions.hidden = false;
      captions.appendChild(line);
      while (captions.children.length > MOST_CAPTIONS) {
        captions.firstElementChild.remove();
      }
      captions.scrollTop = captions.scrollHeight;
    }

    function busy(inCall) {
      part('in-call').hidden = !inCall;
      Array.prototype.slice.call(box.querySelectorAll('[data-idle]')).forEach(
        function (control) { control.hidden = inCall; });
      mute.setAttribute('aria-pressed', 'false');
    }

    function over(words) {
      if (call) {
        var before = call;
        call = null;
        before.sound.close();
        if (before.line) {
          before.line.close();
        }
        var focused = part('in-call').contains(document.activeElement);
        busy(false);
        if (focused) {
          part('call').focus();
        }
      }
      state.textContent = words;
    }

    function told(message) {
      if (message.type === 'ringing') {
        state.textContent = 'Ringing.';
      } else if (message.type === 'answered') {
        state.textContent = 'Connected.';
        call.talks = true;
      } else if (message.type === 'caption') {
        caption(message.text || 'Somebody’s recording plays.', message.language, message.text ? '' : 'sound');
      } else if (message.type === 'recording') {
        caption('After the beep: what you say is recorded.', '', 'sound');
      } else if (message.type === 'ended') {
        over(ENDS[message.status] || 'The call could not be made (' + message.status + ').');
      }
    }

    function open(own, port, ticketText, called) {
      var line = new window.WebSocket(address(box, ticketText));
      own.line = line;
      own.port = port;
      line.binaryType = 'arraybuffer';
      line.onopen = function () { line.send(JSON.stringify({ type: 'dial', number: called })); };
      line.onmessage = function (event) {
        if (call !== own) {
          return;
        }
        if (event.data instanceof ArrayBuffer) {
          port.postMessage(event.data, [event.data]);
        } else {
          told(JSON.parse(event.data));
        }
      };
      line.onclose = function () {
        if (call === own) {
          over('The connection is lost.');
        }
      };
      port.onmessage = function (event) {
        if (own.talks && line.readyState === 1 && line.bufferedAmount < MOST_WAITING) {
          line.send(event.data);
        }
      };
    }

    function dial(called) {
      if (call) {
        return;
      }
      var own = call = { talks: false, sound: null, line: null, port: null };
      captions.textContent = '';
      captions.hidden = true;
      state.textContent = 'Calling ' + called + '.';
      busy(true);
      own.sound = sound(box, function (words) { part('microphone').textContent = words; });
      keypad.focus();
      Promise.all([own.sound.open, ticket(box)]).then(function (both) {
        if (call === own) {
          open(own, both[0], both[1], called);
        }
      }, function (problem) {
        if (call === own) {
          over(problem.message);
        }
      });
    }

    // What is pressed is not shown: it may be a PIN.
    function press(key) {
      var button = keypad.querySelector('[data-key="' + key + '"]');
      if (!call || !call.talks || call.line.readyState !== 1 || !button) {
        return false;
      }
      call.line.send(JSON.stringify({ type: 'key', key: key }));
      button.classList.add('pressed');
      window.setTimeout(function () { button.classList.remove('pressed'); }, 150);
      return true;
    }

    box.addEventListener('click', function (event) {
      var button = event.target.closest('button');
      if (button && button.hasAttribute('data-call')) {
        dial(button.getAttribute('data-call'));
      } else if (button && button.hasAttribute('data-key')) {
        press(button.getAttribute('data-key'));
      } else if (button && button.hasAttribute('data-hang-up')) {
        over(ENDS[200]);
      } else if (button === mute && call && call.port) {
        var muted = mute.getAttribute('aria-pressed') !== 'true';
        mute.setAttribute('aria-pressed', String(muted));
        call.port.postMessage({ muted: muted });
      }
    });
    box.querySelector('.dial').addEventListener('submit', function (event) {
      event.preventDefault();
      dial(number.value);
    });
    // only while the focus is in the call, so that nobody who types elsewhere presses keys (WCAG 2.1.4)
    part('in-call').addEventListener('keydown', function (event) {
      if (/^[0-9*#]$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey && press(event.key)) {
        event.preventDefault();
      }
    });
    part('needs').hidden = true;
    part('controls').hidden = false;
  }

  document.addEventListener('DOMContentLoaded', function () {
    if (window.WebSocket && window.AudioWorkletNode && window.isSecureContext) {
      Array.prototype.slice.call(document.querySelectorAll('[data-telephone]')).forEach(telephone);
    }
  });
})();
