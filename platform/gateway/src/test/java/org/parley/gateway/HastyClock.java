package org.parley.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import org.parley.browser.platform.Clock;
import org.parley.browser.platform.SystemClock;

/** Real time, but what is to happen after half a minute or more happens sixty times sooner. */
public final class HastyClock implements Clock, AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int HASTE = 60;

    private final SystemClock real = new SystemClock();

    @Override
    public long nanos() {
        return real.nanos();
    }

    @Override
    public Instant instant() {
        return real.instant();
    }

    @Override
    public <T> T poll(BlockingQueue<T> queue, long deadlineNanos) throws InterruptedException {
        return real.poll(queue, deadlineNanos);
    }

    @Override
    public Timer schedule(Runnable task, Duration delay) {
        return real.schedule(task, delay.compareTo(LONG) < 0 ? delay : delay.dividedBy(HASTE));
    }

    @Override
    public void close() {
        real.close();
    }
}
