package org.parley.gateway.media.internal;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.parley.gateway.audio.G711;
import org.parley.gateway.audio.KeyTones;

/**
 * Keys that a stream sends: as telephone events of 100 ms (RFC 4733 §2.5), or as tones of 100 ms and as much silence where
 * no events were agreed on. Runs on the media thread.
 */
final class KeySender {
    /** In place of a key: a second without one. */
    static final char PAUSE = ',';

    private static final int PAUSE_FRAMES = 50;
    private static final int PACKETS = 5;
    private static final int ENDS = 3;
    private static final int VOLUME = 10;
    private static final int MOST = 64;
    private static final int TONE_FRAMES = 2 * KeyTones.LENGTH / RtpSender.FRAME;

    private final Deque<Character> waiting = new ArrayDeque<>();
    private int event = -1;
    private int sent;
    private int pause;

    /** @param key one of {@link KeyEvents#KEYS}, or {@link #PAUSE} */
    void add(char key) {
        if (waiting.size() < MOST) {
            waiting.add(key);
        }
    }

    boolean isIdle() {
        return event < 0 && pause == 0 && waiting.isEmpty();
    }

    /** Asked once a frame: whether a key takes it, so that {@link #fill} or {@link #tone} is next. */
    boolean takesFrame() {
        if (pause > 0) {
            pause--;
            return false;
        }
        if (event < 0) {
            if (waiting.isEmpty()) {
                return false;
            }
            char key = waiting.remove();
            if (key == PAUSE) {
                pause = PAUSE_FRAMES - 1;
                return false;
            }
            event = KeyEvents.KEYS.indexOf(key);
            sent = 0;
        }
        return true;
    }

    /** Whether the next packet is the first of its key. */
    boolean begins() {
        return sent == 0;
    }

    /**
     * Writes the payload of the next packet of an event.
     *
     * @param ticks of the events' clock for one sample at 8 kHz
     * @return how many frames ago the key began
     */
    int fill(ByteBuffer packet, int ticks) {
        int frames = Math.min(sent, PACKETS - 1);
        boolean end = sent >= PACKETS - 1;
        packet.put((byte) event);
        packet.put((byte) (end ? 0x80 | VOLUME : VOLUME));
        packet.putShort((short) ((frames + 1) * RtpSender.FRAME * ticks));
        int behind = sent;
        next(PACKETS - 1 + ENDS);
        return behind;
    }

    /** Writes the next frame of a tone, or of the silence behind it. */
    void tone(ByteBuffer packet) {
        int from = sent * RtpSender.FRAME;
        if (from < KeyTones.LENGTH) {
            packet.put(KeyTones.of(KeyEvents.KEYS.charAt(event)), from, RtpSender.FRAME);
        } else {
            for (int i = 0; i < RtpSender.FRAME; i++) {
                packet.put(G711.SILENCE);
            }
        }
        next(TONE_FRAMES);
    }

    private void next(int frames) {
        sent++;
        if (sent >= frames) {
            event = -1;
        }
    }
}
