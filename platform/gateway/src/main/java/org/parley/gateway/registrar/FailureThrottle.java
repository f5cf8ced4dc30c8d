package org.parley.gateway.registrar;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.parley.browser.platform.Clock;

/**
 * Counts those who fail to prove who they are, by source and by account. An account is never closed to a source from
 * which it was proved before: guessing at it from elsewhere locks nobody out.
 */
final class FailureThrottle {
    private static final int MANY = 50_000;

    private final RegistrarConfig.FailureLimits limits;
    private final Clock clock;
    private final Map<String, Count> counts = new ConcurrentHashMap<>();
    private final Map<String, Long> proved = new ConcurrentHashMap<>();

    private record Count(int failures, long lastNanos) {}

    FailureThrottle(RegistrarConfig.FailureLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    boolean refuses(String source, String account) {
        return !proved.containsKey(source + " " + account)
                && (failures("s " + source) >= limits.perSource() || failures("a " + account) >= limits.perAccount());
    }

    private int failures(String subject) {
        Count count = counts.get(subject);
        return count == null || isOld(count) ? 0 : count.failures();
    }

    private boolean isOld(Count count) {
        return clock.nanos() - count.lastNanos() > limits.within().toNanos();
    }

    void failed(String source, String account) {
        if (counts.size() > MANY) {
            counts.values().removeIf(this::isOld);
        }
        count("s " + source);
        if (account.length() <= 64) {
            count("a " + account);
        }
    }

    private void count(String subject) {
        counts.merge(
                subject,
                new Count(1, clock.nanos()),
                (before, one) -> new Count(isOld(before) ? 1 : before.failures() + 1, one.lastNanos()));
    }

    void passed(String source, String account) {
        if (proved.size() > MANY) {
            proved.clear();
        }
        proved.put(source + " " + account, clock.nanos());
        counts.remove("s " + source);
    }
}
