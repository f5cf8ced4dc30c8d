package org.parley.webapp.webphone;

import java.util.function.LongSupplier;

/** Lets in no more sound than time has passed, and what a held-up connection may bring at once. */
final class SoundBudget {
    private static final long BYTES_PER_MILLISECOND = 8;
    private static final long AHEAD = 3_000 * BYTES_PER_MILLISECOND;
    private static final long NANOS = 1_000_000;

    private final LongSupplier nanos;
    private final long begun;
    private long taken;

    SoundBudget(LongSupplier nanos) {
        this.nanos = nanos;
        begun = nanos.getAsLong();
    }

    boolean takes(int bytes) {
        long due = (nanos.getAsLong() - begun) / NANOS * BYTES_PER_MILLISECOND;
        if (taken + bytes > due + AHEAD) {
            return false;
        }
        // silence is not saved up for later
        taken = Math.max(taken, due - AHEAD) + bytes;
        return true;
    }
}
