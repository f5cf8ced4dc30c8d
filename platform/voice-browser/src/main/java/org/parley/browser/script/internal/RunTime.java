package org.parley.browser.script.internal;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * How long the scripts of one session may still run until it waits for somebody. A bound of each run by itself would add up:
 * a document may run a thousand scripts between two waits.
 *
 * <p>On a busy machine a script may stand still for longer than it has, so when the time is up the processor's time is looked
 * at: half of the limit is left by that clock, which is too slow to be read each time.
 */
final class RunTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** By any clock, so many times the limit is the end. */
    private static final int PATIENCE = 10;

    private final long limitNanos;
    private long spentNanos;
    private long begunNanos;
    /** When the time was up; 0 before. */
    private long upSince;

    private Thread upOn;
    private long processorThen;

    RunTime(Duration limit) {
        this.limitNanos = limit.toNanos();
        this.begunNanos = System.nanoTime();
    }

    void begin() {
        begunNanos = System.nanoTime();
    }

    void end() {
        spentNanos += System.nanoTime() - begunNanos;
    }

    void renew() {
        spentNanos = 0;
        upSince = 0;
    }

    /** Within a run: whether it must end. */
    boolean isUp() {
        long now = System.nanoTime();
        if (spentNanos + now - begunNanos < limitNanos) {
            return false;
        }
        if (upSince == 0 || upOn != Thread.currentThread()) {
            upSince = now;
            upOn = Thread.currentThread();
            processorThen = processorNanos();
            return false;
        }
        return overrun(now) > limitNanos / 2;
    }

    /** Between runs: whether they went on for as long again, each stopped when it was found out. */
    boolean isOver() {
        return upSince != 0 && upOn == Thread.currentThread() && overrun(System.nanoTime()) > limitNanos;
    }

    private long overrun(long now) {
        long byAnyClock = now - upSince;
        return byAnyClock > PATIENCE * limitNanos ? byAnyClock : processorNanos() - processorThen;
    }

    private static long processorNanos() {
        try {
            return THREADS.getCurrentThreadCpuTime();
        } catch (UnsupportedOperationException virtual) {
            return System.nanoTime();
        }
    }
}
