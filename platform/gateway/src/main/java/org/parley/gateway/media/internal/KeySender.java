package org.parley.gateway.media.internal;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** Keys that one stream passes on from another, as telephone events of 100 ms (RFC 4733 §2.5). Runs on the media thread. */
final class KeySender {
    private static final int PACKETS = 5;
    private static final int ENDS = 3;
    private static final int VOLUME = 10;
    private static final int MOST = 32;

    private final Deque<Character> waiting = new ArrayDeque<>();
    private int event = -1;
    private int sent;

    void add(char key) {
        if (waiting.size() < MOST) {
            waiting.add(key);
        }
    }

    boolean isSending() {
        return event >= 0 || !waiting.isEmpty();
    }

    /** Whether the next packet is the first of its key. */
    boolean begins() {
        return event < 0;
    }

    /**
     * Writes the payload of the next packet.
     *
     * @param ticks of the events' clock for one sample at 8 kHz
     * @return how many frames ago the key began
     */
    int fill(ByteBuffer packet, int ticks) {
        if (event < 0) {
            event = KeyEvents.KEYS.indexOf(waiting.remove());
            sent = 0;
        }
        int frames = Math.min(sent, PACKETS - 1);
        boolean end = sent >= PACKETS - 1;
        packet.put((byte) event);
        packet.put((byte) (end ? 0x80 | VOLUME : VOLUME));
        packet.putShort((short) ((frames + 1) * RtpSender.FRAME * ticks));
        int behind = sent;
        sent++;
        if (sent == PACKETS - 1 + ENDS) {
            event = -1;
        }
        return behind;
    }
}
