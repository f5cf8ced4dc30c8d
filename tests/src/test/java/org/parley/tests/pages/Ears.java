package org.parley.tests.pages;

import com.microsoft.playwright.Page;
import java.util.List;

/**
 * What comes out of the loudspeaker of a page with our telephone; it has the rate of most real ones. Our own worklet for
 * recordings listens: it loses nothing when the page is held up. What a browser does for a voice (less echo, less noise) is asked
 * for and not done, since it is different each time.
 */
final class Ears {
    private static final String TAP = """
            (() => {
              const devices = navigator.mediaDevices;
              const microphone = devices.getUserMedia.bind(devices);
              devices.getUserMedia = wanted => {
                window.wanted = wanted.audio;
                return microphone({
                  audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false }
                });
              };
              const Usual = window.AudioContext;
              window.AudioContext = class extends Usual {
                constructor() {
                  super({ sampleRate: 48000 });
                }
              };
              const connect = AudioNode.prototype.connect;
              window.heard = [];
              AudioNode.prototype.connect = function (target, ...rest) {
                if (this.context instanceof Usual && target === this.context.destination) {
                  const context = this.context;
                  const worklet = document.querySelector('[data-worklet]').dataset.worklet;
                  context.audioWorklet.addModule(worklet.replace('telephone-', 'recorder-')).then(() => {
                    const tap = new AudioWorkletNode(context, 'recorder');
                    window.heardRate = context.sampleRate;
                    tap.port.onmessage = event => window.heard.push(event.data);
                    connect.call(this, tap);
                    connect.call(tap, target);
                  });
                }
                return connect.call(this, target, ...rest);
              };
            })();""";
    private static final String READ = """
            async seconds => {
              const most = Math.ceil(seconds * window.heardRate / 128);
              const chunks = window.heard.slice(-most);
              const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
              if (length === 0) {
                return [];
              }
              const offline = new OfflineAudioContext(1, Math.ceil(length * 8000 / window.heardRate), 8000);
              const buffer = offline.createBuffer(1, length, window.heardRate);
              let at = 0;
              for (const chunk of chunks) {
                buffer.copyToChannel(chunk, 0, at);
                at += chunk.length;
              }
              const source = offline.createBufferSource();
              source.buffer = buffer;
              source.connect(offline.destination);
              source.start();
              const done = await offline.startRendering();
              return Array.from(done.getChannelData(0), sample => Math.round(sample * 32767));
            }""";

    private final Page page;

    /** Listens to all that is opened in this page from now on. */
    Ears(Page page) {
        this.page = page;
        page.addInitScript(TAP);
    }

    /** Whether the page wanted the echo of its loudspeaker out of the microphone. */
    boolean wantedNoEcho() {
        return (Boolean) page.evaluate("window.wanted.echoCancellation");
    }

    /** What was heard in the last seconds, at most since the page was loaded; 8 kHz. */
    short[] heard(int seconds) {
        List<?> samples = (List<?>) page.evaluate(READ, seconds);
        short[] sound = new short[samples.size()];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (short) Math.max(-32_768, Math.min(32_767, ((Number) samples.get(i)).intValue()));
        }
        return sound;
    }
}
