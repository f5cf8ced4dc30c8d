package org.parley.gateway.media.internal;

import java.util.concurrent.atomic.AtomicLongArray;
import org.parley.gateway.media.Codec;

/** What a frame of each codec costs here, in both directions: a running mean that begins with a careful guess. */
final class CodecCost {
    private static final long OPUS_GUESS = 1_000_000L;
    private static final long GUESS = 50_000L;
    private static final int MEMORY = 256;

    private final AtomicLongArray encoding = guesses();
    private final AtomicLongArray decoding = guesses();

    private static AtomicLongArray guesses() {
        AtomicLongArray costs = new AtomicLongArray(Codec.values().length);
        for (Codec codec : Codec.values()) {
            costs.set(codec.ordinal(), codec == Codec.OPUS ? OPUS_GUESS : GUESS);
        }
        return costs;
    }

    void encoded(Codec codec, long nanos) {
        learn(encoding, codec, nanos);
    }

    void decoded(Codec codec, long nanos) {
        learn(decoding, codec, nanos);
    }

    /** A lost update among workers is no harm. */
    private static void learn(AtomicLongArray costs, Codec codec, long nanos) {
        long mean = costs.getPlain(codec.ordinal());
        costs.setOpaque(codec.ordinal(), mean + (nanos - mean) / MEMORY);
    }

    /** Nanoseconds of a worker for a frame in and one out. */
    long of(Codec codec) {
        return encoding.getOpaque(codec.ordinal()) + decoding.getOpaque(codec.ordinal());
    }
}
