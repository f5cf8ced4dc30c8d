package org.parley.browser.text;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.parley.browser.platform.Clock;

/**
 * Time that moves only when it is told to, and never while any work is under way: what is being fetched or computed takes
 * no time. Timers run on the thread that moves the time. Thread-safe; several threads may wait, one may move it.
 */
public final class VirtualClock implements Clock {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long RECHECK_MILLIS = 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Instant start;
    private final Duration patience;
    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private final List<Waiter> waiters = new ArrayList<>();
    private final Map<Work, String> works = new LinkedHashMap<>();
    private long now;
    private long tasksMade;

    /** Work may take a minute of real time at most. */
    public VirtualClock(Instant start) {
        this(start, PATIENCE);
    }

    /** @param patience how long, in real time, work may be under way before a wait for it fails */
    public VirtualClock(Instant start, Duration patience) {
        this.start = start;
        this.patience = patience;
    }

    @Override
    public long nanos() {
        lock.lock();
        try {
            return now;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Instant instant() {
        return start.plusNanos(nanos());
    }

    @Override
    public <T> T poll(BlockingQueue<T> queue, long deadlineNanos) throws InterruptedException {
        Waiter waiter = new Waiter(queue, deadlineNanos);
        lock.lock();
        try {
            waiters.add(waiter);
            changed.signalAll();
            while (true) {
                T element = queue.poll();
                if (element != null || waiter.isDue(now)) {
                    return element;
                }
                // Whoever puts something has work under way, whose end signals; the bound is for those who do not say.
                changed.await(RECHECK_MILLIS, TimeUnit.MILLISECONDS);
            }
        } finally {
            waiters.remove(waiter);
            changed.signalAll();
            lock.unlock();
        }
    }

    @Override
    public Timer schedule(Runnable task, Duration delay) {
        lock.lock();
        try {
            Task scheduled = new Task(now + Math.max(0, delay.toNanos()), tasksMade++, task);
            tasks.add(scheduled);
            changed.signalAll();
            return () -> cancel(scheduled);
        } finally {
            lock.unlock();
        }
    }

    private void cancel(Task task) {
        lock.lock();
        try {
            tasks.remove(task);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Work begin() {
        Work work = new Work() {
            @Override
            public void close() {
                end(this);
            }
        };
        lock.lock();
        try {
            works.put(work, Thread.currentThread().getName());
            return work;
        } finally {
            lock.unlock();
        }
    }

    private void end(Work work) {
        lock.lock();
        try {
            works.remove(work);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits, in real time, until nothing happens any more at this moment: no work is under way, whoever waits has nothing
     * to take, and the timers that are due have run.
     *
     * @throws IllegalStateException when that takes longer than the clock's patience
     */
    public void awaitIdle() {
        long until = System.nanoTime() + patience.toNanos();
        while (true) {
            Task due = nextDueOrIdle(until);
            if (due == null) {
                return;
            }
            due.run.run();
        }
    }

    private Task nextDueOrIdle(long until) {
        lock.lock();
        try {
            while (true) {
                if (!tasks.isEmpty() && tasks.peek().at <= now) {
                    return tasks.poll();
                }
                if (isIdle()) {
                    return null;
                }
                if (System.nanoTime() > until) {
                    throw new IllegalStateException("still at work after " + patience + ": begun by " + works.values()
                            + ", " + waiters.size() + " wait");
                }
                // Who waits may have been given something by a thread that does not know of clocks.
                changed.signalAll();
                changed.await(RECHECK_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for work to end", e);
        } finally {
            lock.unlock();
        }
    }

    private boolean isIdle() {
        return works.size() <= waiters.size() && waiters.stream().allMatch(waiter -> waiter.isQuiet(now));
    }

    /**
     * Moves to the next moment at which something is due, and lets it happen.
     *
     * @return false when nothing is ever due
     */
    public boolean advanceToNext() {
        return advanceToNext(Long.MAX_VALUE);
    }

    /** Moves on by this much, stopping at every moment between at which something is due. */
    public void advance(Duration duration) {
        long target = nanos() + duration.toNanos();
        while (advanceToNext(target)) {
            // on to the next moment
        }
        moveTo(target);
        awaitIdle();
    }

    private boolean advanceToNext(long limit) {
        awaitIdle();
        long next = nextMoment();
        if (next == Long.MAX_VALUE || next > limit) {
            return false;
        }
        moveTo(next);
        awaitIdle();
        return true;
    }

    private void moveTo(long moment) {
        lock.lock();
        try {
            now = Math.max(now, moment);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private long nextMoment() {
        lock.lock();
        try {
            long next = tasks.isEmpty() ? Long.MAX_VALUE : tasks.peek().at;
            for (Waiter waiter : waiters) {
                next = Math.min(next, waiter.deadline);
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    private record Waiter(BlockingQueue<?> queue, long deadline) {
        boolean isDue(long now) {
            return deadline <= now;
        }

        boolean isQuiet(long now) {
            return deadline > now && queue.isEmpty();
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    private record Task(long at, long number, Runnable run) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }
}
