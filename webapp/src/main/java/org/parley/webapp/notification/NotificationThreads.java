package org.parley.webapp.notification;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread for each kind of notice: sends what is due, and sleeps until there is more or somebody wakes it. */
final class NotificationThreads implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(NotificationThreads.class);
    private static final long LONGEST_SLEEP = 30_000;
    /** After a round in which a receiver did not answer. */
    private static final long SHORTEST_SLEEP = 500;

    private static final long PATIENCE = 5_000;

    private final List<Sleeper> sleepers = new ArrayList<>();
    private volatile boolean closed;

    private NotificationThreads() {}

    static NotificationThreads start(Escalations escalations, Map<Notice.Kind, Outbox> outboxes, Clock clock) {
        NotificationThreads threads = new NotificationThreads();
        outboxes.forEach((kind, outbox) -> {
            boolean mail = kind == Notice.Kind.MAIL;
            Runnable round = () -> {
                if (mail) {
                    escalations.run();
                }
                while (!threads.closed && outbox.run()) {
                    // a full round: there may be more
                }
            };
            Supplier<OptionalLong> next = () -> LongStream.concat(
                            outbox.next().stream(), mail ? escalations.next().stream() : LongStream.empty())
                    .min();
            Sleeper sleeper = threads.new Sleeper(round, next, clock);
            threads.sleepers.add(sleeper);
            sleeper.thread = new Thread(sleeper, "notifications-" + kind.id());
            sleeper.thread.setDaemon(true);
            sleeper.thread.start();
        });
        return threads;
    }

    void wake() {
        sleepers.forEach(sleeper -> sleeper.wake.release());
    }

    /** An attempt that runs is left to its end; its thread is never interrupted inside the database (TRAPS 12). */
    @Override
    public void close() {
        closed = true;
        wake();
        for (Sleeper sleeper : sleepers) {
            try {
                sleeper.thread.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private final class Sleeper implements Runnable {
        private final Semaphore wake = new Semaphore(0);
        private final Runnable round;
        private final Supplier<OptionalLong> next;
        private final Clock clock;
        private Thread thread;

        Sleeper(Runnable round, Supplier<OptionalLong> next, Clock clock) {
            this.round = round;
            this.next = next;
            this.clock = clock;
        }

        @Override
        public void run() {
            while (!closed) {
                long sleep = LONGEST_SLEEP;
                try {
                    round.run();
                    OptionalLong due = next.get();
                    sleep = due.isPresent() ? due.getAsLong() - clock.millis() : LONGEST_SLEEP;
                } catch (RuntimeException e) {
                    log.error("Notifications wait: {}", e.getMessage(), e);
                }
                sleep(Math.max(SHORTEST_SLEEP, Math.min(LONGEST_SLEEP, sleep)));
            }
        }

        private void sleep(long ms) {
            try {
                if (wake.tryAcquire(ms, TimeUnit.MILLISECONDS)) {
                    wake.drainPermits();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                closed = true;
            }
        }
    }
}
