package org.parley.gateway.media.internal;

/** Brings timestamps of an RTP clock to 8 kHz, so that they go on evenly when they wrap. */
final class ClockScale {
    private final int ticks;
    private long extended;
    private int last;

    /** @param ticks for one sample at 8 kHz */
    ClockScale(int ticks) {
        this.ticks = ticks;
    }

    /** The newest place on the clock, or one near it. */
    int of(int timestamp) {
        extended += timestamp - last;
        last = timestamp;
        return (int) Math.floorDiv(extended, (long) ticks);
    }
}
