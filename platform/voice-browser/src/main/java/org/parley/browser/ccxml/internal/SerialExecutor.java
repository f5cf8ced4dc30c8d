package org.parley.browser.ccxml.internal;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs tasks one after the other, in order, on a shared pool; each task is a turn of its own, so that all get theirs. */
final class SerialExecutor implements Executor {
    private final Executor pool;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pending = new AtomicInteger();

    SerialExecutor(Executor pool) {
        this.pool = pool;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (pending.getAndIncrement() == 0) {
            pool.execute(this::runOne);
        }
    }

    private void runOne() {
        try {
            tasks.remove().run();
        } finally {
            if (pending.decrementAndGet() > 0) {
                passOn();
            }
        }
    }

    private void passOn() {
        try {
            pool.execute(this::runOne);
        } catch (RejectedExecutionException poolHasStopped) {
            runOne();
        }
    }
}
