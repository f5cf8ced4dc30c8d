package org.parley.gateway.media.internal;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How many frames of a worker were late, in the last ten seconds: a single hold-up of the machine says little, a share that
 * stays says that there is too much to do. Counted by media threads without a lock; a count that they lose is no harm.
 */
final class LateFrames {
    private static final int SECONDS = 10;
    private static final long SECOND_NANOS = 1_000_000_000L;
    /** Frames of one stream in that time: of fewer no share is taken. */
    private static final int LEAST = 50 * SECONDS;
    /** One in so many may be late. */
    private static final int ONE_IN = 20;

    private final AtomicLongArray seconds = new AtomicLongArray(SECONDS);
    private final AtomicIntegerArray frames = new AtomicIntegerArray(SECONDS);
    private final AtomicIntegerArray lates = new AtomicIntegerArray(SECONDS);

    LateFrames() {
        for (int i = 0; i < SECONDS; i++) {
            seconds.set(i, Long.MIN_VALUE);
        }
    }

    /** A frame was due. @param late whether it was not ready */
    void count(boolean late, long now) {
        long second = Math.floorDiv(now, SECOND_NANOS);
        int at = Math.floorMod(second, SECONDS);
        long before = seconds.get(at);
        if (before != second && seconds.compareAndSet(at, before, second)) {
            frames.set(at, 0);
            lates.set(at, 0);
        }
        frames.incrementAndGet(at);
        if (late) {
            lates.incrementAndGet(at);
        }
    }

    /** Whether so many are late that nobody else should be let in. */
    boolean areTooMany(long now) {
        long oldest = Math.floorDiv(now, SECOND_NANOS) - SECONDS + 1;
        int all = 0;
        int late = 0;
        for (int i = 0; i < SECONDS; i++) {
            if (seconds.get(i) >= oldest) {
                all += frames.get(i);
                late += lates.get(i);
            }
        }
        return late * ONE_IN > Math.max(all, LEAST);
    }
}
