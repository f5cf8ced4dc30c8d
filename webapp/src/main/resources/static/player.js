// Plays messages: one button to play and stop, back and forward, and the shape of the sound as a slider. In the list the
// arrow keys choose a message, Enter plays and stops it; while it plays, up is forward and down is back.
(function () {
  'use strict';
  var STEP = 10;

  function element(name, attributes, text) {
    var made = document.createElement(name);
    Object.keys(attributes).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    made.textContent = text || '';
    return made;
  }

  function clock(seconds) {
    var whole = Math.max(0, Math.floor(seconds));
    return Math.floor(whole / 60) + ':' + ('0' + whole % 60).slice(-2);
  }

  function draw(canvas, peaks, share) {
    var ratio = window.devicePixelRatio || 1;
    var width = canvas.width = canvas.clientWidth * ratio;
    var height = canvas.height = canvas.clientHeight * ratio;
    var pen = canvas.getContext('2d');
    var style = window.getComputedStyle(canvas);
    peaks.forEach(function (peak, index) {
      // as ears do, loud and soft are told apart by their ratio
      var tall = Math.max(ratio, Math.sqrt(peak / 100) * height);
      pen.fillStyle = index / peaks.length < share ? style.color : style.getPropertyValue('--rest');
      pen.fillRect(index * width / peaks.length, (height - tall) / 2, Math.max(1, width / peaks.length - ratio), tall);
    });
  }

  function player(audio) {
    var who = audio.getAttribute('aria-label');
    var box = element('div', { 'class': 'player', role: 'group', 'aria-label': who });
    var play = element('button', { type: 'button', 'class': 'play' }, 'Play');
    var back = element('button', { type: 'button', 'class': 'second' }, '−' + STEP + ' s');
    var on = element('button', { type: 'button', 'class': 'second' }, '+' + STEP + ' s');
    var wave = element('div', { 'class': 'wave' });
    var canvas = element('canvas', { 'aria-hidden': 'true' });
    var slider = element('input', { type: 'range', min: '0', max: '100', step: '0.1', value: '0', 'aria-label': 'Position' });
    var time = element('span', { 'class': 'time' });
    var peaks = [];
    back.setAttribute('aria-label', 'Back ' + STEP + ' seconds');
    on.setAttribute('aria-label', 'Forward ' + STEP + ' seconds');
    wave.appendChild(canvas);
    wave.appendChild(slider);
    [play, back, on, wave, time].forEach(function (part) { box.appendChild(part); });
    audio.removeAttribute('controls');
    audio.hidden = true;
    audio.after(box);

    function share() {
      return audio.duration ? audio.currentTime / audio.duration : 0;
    }
    function show() {
      play.textContent = audio.paused ? 'Play' : 'Stop';
      slider.value = String(share() * 100);
      slider.setAttribute('aria-valuetext', clock(audio.currentTime) + ' of ' + clock(audio.duration || 0));
      time.textContent = clock(audio.currentTime) + (audio.duration ? ' / ' + clock(audio.duration) : '');
      draw(canvas, peaks, share());
    }
    function jump(seconds) {
      audio.currentTime = Math.min(Math.max(0, audio.currentTime + seconds), audio.duration || 0);
      show();
    }
    function toggle() {
      if (!audio.paused) {
        audio.pause();
        return;
      }
      Array.prototype.slice.call(document.querySelectorAll('audio')).forEach(function (other) { other.pause(); });
      audio.play();
    }
    play.addEventListener('click', toggle);
    back.addEventListener('click', function () { jump(-STEP); });
    on.addEventListener('click', function () { jump(STEP); });
    slider.addEventListener('input', function () {
      audio.currentTime = (audio.duration || 0) * slider.value / 100;
      show();
    });
    ['play', 'pause', 'timeupdate', 'loadedmetadata', 'ended'].forEach(function (name) {
      audio.addEventListener(name, show);
    });
    // heard to its end, as on the telephone
    audio.addEventListener('ended', function () {
      var save = box.parentElement.querySelector('button[value=saved]');
      if (save) {
        save.click();
      }
    });
    audio.parley = { toggle: toggle, jump: jump };
    show();

    function fetchPeaks() {
      window.fetch(audio.getAttribute('data-peaks')).then(function (answer) {
        return answer.ok ? answer.json() : [];
      }).then(function (found) {
        peaks = found;
        show();
      });
    }
    if (audio.hasAttribute('data-peaks')) {
      new window.IntersectionObserver(function (entries, observer) {
        if (entries.some(function (entry) { return entry.isIntersecting; })) {
          observer.disconnect();
          fetchPeaks();
        }
      }).observe(box);
    }
  }

  function keys(event) {
    var item = event.target;
    var audio = item.querySelector('audio');
    var up = event.key === 'ArrowUp';
    if (item !== event.currentTarget || !audio || !audio.parley) {
      return;
    }
    if (event.key === 'Enter' || event.key === ' ') {
      audio.parley.toggle();
    } else if (up || event.key === 'ArrowDown') {
      if (!audio.paused) {
        audio.parley.jump(up ? STEP : -STEP);
      } else {
        var items = Array.prototype.slice.call(document.querySelectorAll('ul.messages > li'));
        var next = items[items.indexOf(item) + (up ? -1 : 1)];
        if (next) {
          next.focus();
        }
      }
    } else {
      return;
    }
    event.preventDefault();
  }

  function enhance(root) {
    Array.prototype.slice.call(root.querySelectorAll('audio[controls]')).forEach(player);
    var items = Array.prototype.slice.call(root.querySelectorAll('ul.messages > li'));
    if (root.matches && root.matches('ul.messages > li')) {
      items.push(root);
    }
    items.forEach(function (item) {
      if (!item.hasAttribute('tabindex')) {
        item.setAttribute('tabindex', '0');
        item.addEventListener('keydown', keys);
      }
    });
  }

  if (window.IntersectionObserver && window.fetch) {
    document.addEventListener('DOMContentLoaded', function () { enhance(document); });
    document.addEventListener('htmx:load', function (event) { enhance(event.target); });
    document.addEventListener('parley:sound', function (event) { enhance(event.target); });
  }
})();
