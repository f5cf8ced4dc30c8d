package org.parley.gateway.media.internal;

import java.nio.ByteBuffer;

/**
 * Telephone events (RFC 4733): one key per (SSRC, timestamp, event), at whichever of its packets arrives first. The history is
 * long enough for packets that were overtaken by those of later keys.
 */
final class KeyEvents {
    static final String KEYS = "0123456789*#ABCD";
    private static final int HISTORY = 16;
    private static final long PACKETS_OF_SILENCE_NANOS = 3 * 20_000_000L;
    /** A press longer than 0xFFFF goes on under a new timestamp (RFC 4733 §2.5.1.3). */
    private static final int SEGMENT_FULL = 0xFFFF - 400;

    private final int[] timestamps = new int[HISTORY];
    private final int[] sources = new int[HISTORY];
    private final int[] events = new int[HISTORY];
    private int known;
    private int next;
    private int lastEvent = -1;
    private int lastTimestamp;
    private int lastDuration;
    private boolean down;
    private long heardAt;

    /**
     * Takes the payload of an event packet.
     *
     * @return the key if this packet is the first of its press, else 0
     */
    char packet(RtpPacket header, ByteBuffer payload, long now) {
        if (payload.remaining() < 4) {
            return 0;
        }
        int event = payload.get(payload.position()) & 0xFF;
        boolean end = (payload.get(payload.position() + 1) & 0x80) != 0;
        int duration = payload.getShort(payload.position() + 2) & 0xFFFF;
        if (event >= KEYS.length()) {
            return 0;
        }
        boolean seen = seen(header.ssrc(), header.timestamp(), event);
        boolean continued = !seen && continues(header, event);
        if (!seen) {
            remember(header.ssrc(), header.timestamp(), event);
        }
        boolean newest = !seen || header.timestamp() == lastTimestamp;
        if (newest) {
            lastEvent = event;
            lastTimestamp = header.timestamp();
            lastDuration = seen ? Math.max(lastDuration, duration) : duration;
            down = !end && (!seen || down);
            heardAt = now;
        }
        return seen || continued ? 0 : KEYS.charAt(event);
    }

    /** Whether a key is held down: no end was heard and its packets still come. */
    boolean down(long now) {
        if (down && now - heardAt > PACKETS_OF_SILENCE_NANOS) {
            down = false;
        }
        return down;
    }

    private boolean continues(RtpPacket header, int event) {
        int step = header.timestamp() - lastTimestamp;
        return down
                && !header.marker()
                && event == lastEvent
                && lastDuration >= SEGMENT_FULL
                && step >= SEGMENT_FULL
                && step <= 0xFFFF + 400;
    }

    private boolean seen(int ssrc, int timestamp, int event) {
        for (int i = 0; i < known; i++) {
            if (timestamps[i] == timestamp && sources[i] == ssrc && events[i] == event) {
                return true;
            }
        }
        return false;
    }

    private void remember(int ssrc, int timestamp, int event) {
        timestamps[next] = timestamp;
        sources[next] = ssrc;
        events[next] = event;
        next = (next + 1) % HISTORY;
        known = Math.min(known + 1, HISTORY);
    }
}
