package org.parley.browser.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;

/** Time, passed in so that tests own it. All waits and timers of the browser go through here. */
public interface Clock {

    /** Monotonic nanoseconds, comparable only with each other. */
    long nanos();

    Instant instant();

    /**
     * Takes the next element of a queue, waiting until {@link #nanos()} reaches {@code deadlineNanos} at most. While a
     * thread waits here, its {@link Work} counts as standing still.
     *
     * @return the element, or null when the deadline passed
     */
    <T> T poll(BlockingQueue<T> queue, long deadlineNanos) throws InterruptedException;

    /** Runs a short task after a delay, on a thread of the clock. */
    Timer schedule(Runnable task, Duration delay);

    /**
     * Says that a thread has begun something that takes no time on this clock (a fetch, a script, a queued event). A
     * clock that is moved by hand does not move while any work is under way; real time does not care.
     */
    default Work begin() {
        return () -> {};
    }

    /** Something under way; closed once, by any thread. */
    interface Work extends AutoCloseable {
        @Override
        void close();
    }

    /** A task that has not run yet. */
    interface Timer {
        /** Has no effect when the task has run. */
        void cancel();
    }
}
