package org.parley.gateway.speech;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import org.parley.browser.platform.Clock;

/** A clock that a test moves. */
final class SettableClock implements Clock {
    private long nanos;

    synchronized void pass(Duration time) {
        nanos += time.toNanos();
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusNanos(nanos());
    }

    @Override
    public <T> T poll(BlockingQueue<T> queue, long deadlineNanos) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Timer schedule(Runnable task, Duration delay) {
        throw new UnsupportedOperationException();
    }
}
