package org.parley.browser.ccxml.internal;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.parley.browser.platform.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Runs what a session has to do: one thing at a time on the shared pool, named in logs, known to the clock. */
final class SessionQueue {
    private static final Logger LOG = LoggerFactory.getLogger(SessionQueue.class);

    private final String callId;
    private final Clock clock;
    private final Executor serial;
    private final Executor fetches;
    private final Consumer<RuntimeException> broken;

    /** @param broken hears of programming errors, on the queue */
    SessionQueue(String callId, Clock clock, Services services, Consumer<RuntimeException> broken) {
        this.callId = callId;
        this.clock = clock;
        this.serial = new SerialExecutor(services.events());
        this.fetches = services.fetches();
        this.broken = broken;
    }

    /** In turn. */
    void enqueue(Runnable task) {
        submit(serial, task);
    }

    /** At the side, for what blocks. */
    void background(Runnable task) {
        submit(fetches, task);
    }

    /** In turn, after a delay. */
    Clock.Timer later(Duration delay, Runnable task) {
        return clock.schedule(() -> enqueue(task), delay);
    }

    private void submit(Executor executor, Runnable task) {
        Clock.Work work = clock.begin();
        try {
            executor.execute(() -> {
                try (work;
                        MDC.MDCCloseable call = MDC.putCloseable("call", callId)) {
                    run(task);
                }
            });
        } catch (RejectedExecutionException e) {
            work.close();
            LOG.debug("call {}: the platform has stopped, something is left undone", callId);
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("the session met an error of the platform itself", e);
            enqueue(() -> broken.accept(e));
        }
    }
}
