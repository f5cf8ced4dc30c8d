package org.parley.gateway.sip.internal;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Runs the tasks of one session one after the other on a shared pool, with the Call-ID in the log context. */
final class SerialQueue implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(SerialQueue.class);
    /** Then other sessions get their turn. */
    private static final int TASKS_AT_ONCE = 32;

    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Executor pool;
    private final String callId;

    SerialQueue(Executor pool, String callId) {
        this.pool = pool;
        this.callId = callId;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (waiting.getAndIncrement() == 0) {
            pool.execute(this::drain);
        }
    }

    private void drain() {
        MDC.put("call", callId);
        try {
            for (int i = 0; i < TASKS_AT_ONCE; i++) {
                run(tasks.remove());
                if (waiting.decrementAndGet() == 0) {
                    return;
                }
            }
        } finally {
            MDC.remove("call");
        }
        pool.execute(this::drain);
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("a step of the call failed", e);
        }
    }
}
