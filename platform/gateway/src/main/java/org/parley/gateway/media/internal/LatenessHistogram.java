package org.parley.gateway.media.internal;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;

/** How late packets left, in steps of 0.1 ms up to 100 ms, over the last 10 to 20 seconds. One writer. */
public final class LatenessHistogram {
    public static final int STEPS = 1001;
    private static final long STEP_NANOS = 100_000L;
    private static final long WINDOW_NANOS = 10_000_000_000L;
    private static final long LATE_NANOS = 5_000_000L;

    private final AtomicIntegerArray[] windows = {new AtomicIntegerArray(STEPS), new AtomicIntegerArray(STEPS)};
    private final AtomicLong late = new AtomicLong();
    private int current;
    private long windowEnds;

    void add(long latenessNanos, long now) {
        if (now - windowEnds >= 0) {
            current = 1 - current;
            windowEnds = now + WINDOW_NANOS;
            for (int i = 0; i < STEPS; i++) {
                windows[current].setOpaque(i, 0);
            }
        }
        int step = (int) Math.min(STEPS - 1, Math.max(0, latenessNanos / STEP_NANOS));
        AtomicIntegerArray window = windows[current];
        window.setOpaque(step, window.getPlain(step) + 1);
        if (latenessNanos > LATE_NANOS) {
            late.setOpaque(late.getPlain() + 1);
        }
    }

    /** Adds the counts of both windows to {@code sums}, which has {@link #STEPS} places. */
    public void addTo(long[] sums) {
        for (AtomicIntegerArray window : windows) {
            for (int i = 0; i < STEPS; i++) {
                sums[i] += window.getOpaque(i);
            }
        }
    }

    /** Packets more than 5 ms late since the start. */
    public long late() {
        return late.getOpaque();
    }

    /** The lateness in nanoseconds that a share of the packets did not exceed. */
    public static long quantile(long[] sums, double share) {
        long total = 0;
        for (long count : sums) {
            total += count;
        }
        long seen = 0;
        for (int i = 0; i < sums.length && total > 0; i++) {
            seen += sums[i];
            if (seen >= total * share) {
                return (i + 1) * STEP_NANOS;
            }
        }
        return 0;
    }
}
