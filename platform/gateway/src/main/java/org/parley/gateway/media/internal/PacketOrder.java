package org.parley.gateway.media.internal;

/**
 * Puts the packets of a stream in order for a decoder that needs it: what was overtaken is waited for, until three later ones
 * have come or 60 ms are over, and what comes twice or too late is left out.
 */
final class PacketOrder {
    /** Gets packets in order. */
    interface Decoding {
        void packet(Slot packet);

        /** A packet is missing. @param following the one behind it if that is there and holds audio, else null */
        void lost(Slot following);

        /** A packet is missing beside those of a key: it was one of them. */
        void lostKey();

        /** What comes now has nothing to do with what came before. */
        void anew();
    }

    /** A packet that waits. */
    static final class Slot {
        final byte[] payload;
        int length;
        int ssrc;
        int timestamp;
        int sequence;
        private boolean audio;
        private boolean filled;
        private long since;

        Slot(int largest) {
            payload = new byte[largest];
        }
    }

    private static final int SLOTS = 16;
    /** So many later packets, and one that has not come is not waited for: jitter of 60 ms at 20 ms a packet. */
    private static final int OVERTAKERS = 3;

    private static final long PATIENCE_NANOS = 60_000_000L;
    /** A sequence further back is a sender that began anew. */
    private static final int LEAP = 100;

    private final Slot[] slots = new Slot[SLOTS];
    private final Decoding decoding;
    private boolean begun;
    private boolean behindKey;
    private int ssrc;
    private int next;
    private int waiting;

    /** @param largest bytes of a payload */
    PacketOrder(int largest, Decoding decoding) {
        this.decoding = decoding;
        for (int i = 0; i < SLOTS; i++) {
            slots[i] = new Slot(largest);
        }
    }

    void put(RtpPacket header, byte[] data, int from, int length, long now) {
        Slot slot = slot(header, now);
        if (slot != null) {
            System.arraycopy(data, from, slot.payload, 0, length);
            slot.length = length;
            slot.audio = true;
            pull(now);
        }
    }

    /** A packet of the same sequence that holds no audio, so that it is not missed (RFC 4733 §2.3: keys share it). */
    void putKey(RtpPacket header, long now) {
        Slot slot = slot(header, now);
        if (slot != null) {
            slot.audio = false;
            pull(now);
        }
    }

    /** A place for a packet; null for one that comes twice or too late. */
    private Slot slot(RtpPacket header, long now) {
        int ahead = (short) (header.sequence() - next);
        if (!begun || header.ssrc() != ssrc || ahead < -LEAP || ahead > LEAP) {
            flush();
            decoding.anew();
            begun = true;
            ssrc = header.ssrc();
            next = header.sequence();
            ahead = 0;
        }
        while (ahead >= SLOTS) {
            step();
            ahead--;
        }
        Slot slot = slots[header.sequence() & SLOTS - 1];
        if (ahead < 0 || slot.filled) {
            return null;
        }
        slot.ssrc = header.ssrc();
        slot.timestamp = header.timestamp();
        slot.sequence = header.sequence();
        slot.filled = true;
        slot.since = now;
        waiting++;
        return slot;
    }

    /** Hands on what is in order, and what has waited long enough. */
    void pull(long now) {
        while (waiting > 0 && (slots[next & SLOTS - 1].filled || patienceIsOver(now))) {
            step();
        }
    }

    private boolean patienceIsOver(long now) {
        if (waiting >= OVERTAKERS) {
            return true;
        }
        for (Slot slot : slots) {
            if (slot.filled && now - slot.since > PATIENCE_NANOS) {
                return true;
            }
        }
        return false;
    }

    private void step() {
        Slot slot = slots[next & SLOTS - 1];
        next = next + 1 & 0xFFFF;
        if (slot.filled) {
            slot.filled = false;
            waiting--;
            behindKey = !slot.audio;
            if (slot.audio) {
                decoding.packet(slot);
            }
            return;
        }
        Slot following = slots[next & SLOTS - 1];
        if (behindKey || following.filled && !following.audio) {
            decoding.lostKey();
        } else {
            decoding.lost(following.filled ? following : null);
        }
    }

    /** Nothing more is waited for. */
    void flush() {
        while (waiting > 0) {
            step();
        }
    }
}
