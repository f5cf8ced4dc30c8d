package org.parley.gateway.media.internal;

import java.util.concurrent.atomic.AtomicLong;

/** Counters of one media thread: written by it alone, read by anyone. */
public final class LoopCounters {
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final LatenessHistogram lateness = new LatenessHistogram();

    private static void count(AtomicLong counter) {
        counter.setOpaque(counter.getPlain() + 1);
    }

    void sent() {
        count(sent);
    }

    void received() {
        count(received);
    }

    void dropped() {
        count(dropped);
    }

    /** A packet that the socket did not take (full buffer, unreachable). */
    void refused() {
        count(refused);
    }

    public LatenessHistogram lateness() {
        return lateness;
    }

    public long packetsSent() {
        return sent.getOpaque();
    }

    public long packetsReceived() {
        return received.getOpaque();
    }

    public long packetsDropped() {
        return dropped.getOpaque();
    }

    public long packetsRefused() {
        return refused.getOpaque();
    }
}
