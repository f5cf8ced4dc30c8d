package org.parley.webapp.toll;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * What was called so far.
 *
 * @param calls placed since the count began
 * @param used how long they were, those in progress up to now
 * @param open calls that ring or talk
 * @param reserved how much longer those may last
 */
record Usage(int calls, Duration used, int open, Duration reserved) {
    /** A call that the gateway never heard of is forgotten. */
    private static final long UNCLAIMED_MS = 30_000;

    /** An allowed call; times are milliseconds since 1970, the longest time is in seconds. */
    record Call(
            String user, int maxSeconds, long asked, OptionalLong placed, OptionalLong answered, OptionalLong ended) {

        boolean happened(long now) {
            return placed.isPresent() || ended.isEmpty() && asked + UNCLAIMED_MS > now;
        }

        long usedMs(long now) {
            return answered.isPresent() ? Math.max(0, ended.orElse(now) - answered.getAsLong()) : 0;
        }
    }

    /** @param from when the count begins; calls that began before count as far as they are open */
    static Usage of(List<Call> calls, Instant from, Instant until) {
        long now = until.toEpochMilli();
        int counted = 0;
        int open = 0;
        long used = 0;
        long reserved = 0;
        for (Call call : calls) {
            if (!call.happened(now)) {
                continue;
            }
            boolean since = call.asked() >= from.toEpochMilli();
            counted += since ? 1 : 0;
            used += since ? call.usedMs(now) : 0;
            if (call.ended().isEmpty()) {
                open++;
                reserved += Math.max(0, call.maxSeconds() * 1000L - call.usedMs(now));
            }
        }
        return new Usage(counted, Duration.ofMillis(used), open, Duration.ofMillis(reserved));
    }

    /** What is left of a bound on all calls together. */
    Duration left(Duration bound) {
        return bound.minus(used).minus(reserved);
    }

    boolean hasUsed(Duration bound) {
        return used.compareTo(bound) >= 0;
    }
}
