// What every page does beyond its forms: lists that change while they are looked at keep what did not change.
(function () {
  'use strict';

  // Takes new items into a list and lost ones out of it. An item that stays is not touched: its sound plays on.
  function updateList(list, fresh, added) {
    var wanted = Array.prototype.slice.call(fresh.children);
    Array.prototype.slice.call(list.children).forEach(function (item) {
      var stays = wanted.some(function (other) { return other.id === item.id; });
      if (!stays) {
        var focused = item.contains(document.activeElement);
        var next = item.nextElementSibling || item.previousElementSibling
          || list.parentElement.querySelector('h2');
        item.remove();
        if (focused && next) {
          next.focus();
        }
      }
    });
    wanted.forEach(function (item, index) {
      var here = list.children[index];
      if (!here || here.id !== item.id) {
        list.insertBefore(item, here || null);
        added.push(item);
      }
    });
  }

  function updateSection(section, fresh, added) {
    section.querySelector('h2').textContent = '';
    while (fresh.querySelector('h2').firstChild) {
      section.querySelector('h2').appendChild(fresh.querySelector('h2').firstChild);
    }
    updateList(section.querySelector('ul'), fresh.querySelector('ul'), added);
    section.querySelector('.behind').replaceWith(fresh.querySelector('.behind'));
  }

  if (window.htmx) {
    window.htmx.defineExtension('keyed', {
      isInlineSwap: function (style) { return style === 'keyed'; },
      handleSwap: function (style, target, fragment) {
        var fresh = fragment.querySelector('[data-live]');
        if (style !== 'keyed' || !fresh) {
          return false;
        }
        var added = [];
        target.setAttribute('data-revision', fresh.getAttribute('data-revision'));
        Array.prototype.slice.call(fresh.querySelectorAll('section')).forEach(function (section) {
          updateSection(document.getElementById(section.id), section, added);
        });
        return added.length > 0 ? added : true;
      }
    });
  }

  // What a page shows has changed elsewhere. Somebody who is typing or recording is not disturbed.
  function changed(kind, revision) {
    var live = document.querySelector('[data-live="' + kind + '"]');
    if (!live || revision === live.getAttribute('data-revision')) {
      return;
    }
    if (kind !== 'mailbox') {
      if (document.querySelector('.recordings details[open]')) {
        return;
      }
      live.setAttribute('data-revision', revision);
    }
    window.htmx.trigger(live, 'changed');
  }

  // One stream of events while the page is seen: a browser opens only a few connections to a server.
  function follow(kind) {
    var source = null;
    function open() {
      source = new window.EventSource('/events');
      source.addEventListener(kind, function (event) {
        changed(kind, String(JSON.parse(event.data).revision));
      });
    }
    function seen() {
      if (document.visibilityState === 'visible' && !source) {
        open();
      } else if (document.visibilityState !== 'visible' && source) {
        source.close();
        source = null;
      }
    }
    document.addEventListener('visibilitychange', seen);
    seen();
  }

  document.addEventListener('DOMContentLoaded', function () {
    var live = document.querySelector('[data-live]');
    if (live && window.htmx && window.EventSource) {
      follow(live.getAttribute('data-live'));
    }
  });
})();
