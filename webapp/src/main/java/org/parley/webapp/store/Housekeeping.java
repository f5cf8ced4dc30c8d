package org.parley.webapp.store;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Purges, compresses and backs up the embedded database once a day, on a thread of its own. A failure is logged and tried again
 * the next night; nobody waits for it. A PostgreSQL server has its own vacuum and backup, and is purged only.
 */
public final class Housekeeping implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
    private static final int PATIENCE_SECONDS = 20;

    private final HousekeepingConfig config;
    private final Clock clock;
    private final List<Runnable> purges;
    private final boolean embedded;
    private final TableCompression compression;
    private final Backups backups;
    private final ScheduledThreadPoolExecutor thread;

    private Housekeeping(Database database, HousekeepingConfig config, Clock clock, List<Runnable> purges) {
        this.purges = List.copyOf(purges);
        this.embedded = database.embedded();
        this.config = config;
        this.clock = clock;
        compression = new TableCompression(database);
        backups = new Backups(database, config.backupFolder(), config.keep(), config.keyFiles());
        thread = new ScheduledThreadPoolExecutor(1, work -> {
            Thread worker = new Thread(work, "housekeeping");
            worker.setDaemon(true);
            return worker;
        });
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    static Housekeeping start(Database database, HousekeepingConfig config, Clock clock) {
        return start(database, config, clock, List.of());
    }

    /** Waits for the next night, if there is anything to do then. @param purges what deletes old rows, first of all */
    public static Housekeeping start(Database database, HousekeepingConfig config, Clock clock, List<Runnable> purges) {
        Housekeeping housekeeping = new Housekeeping(database, config, clock, purges);
        if (!purges.isEmpty() || database.embedded() && (config.compress() || config.backup())) {
            housekeeping.scheduleNext();
        }
        return housekeeping;
    }

    private void scheduleNext() {
        Instant now = clock.instant();
        long wait = Duration.between(now, next(now)).toMillis();
        thread.schedule(this::nightly, wait, TimeUnit.MILLISECONDS);
    }

    private void nightly() {
        try {
            run();
        } finally {
            if (!thread.isShutdown()) {
                scheduleNext();
            }
        }
    }

    /** The first time of day after {@code now}. A time that the change to summer time skips is its hour later. */
    Instant next(Instant now) {
        ZonedDateTime today = now.atZone(config.zone()).with(config.at());
        return (today.toInstant().isAfter(now)
                        ? today
                        : today.toLocalDate().plusDays(1).atTime(config.at()).atZone(config.zone()))
                .toInstant();
    }

    /** Does the night's work now, and says by the log what came of it. */
    void run() {
        for (Runnable purge : purges) {
            try {
                purge.run();
            } catch (RuntimeException e) {
                log.error("Old rows could not be purged, tried again tomorrow: {}", e.getMessage(), e);
            }
        }
        if (embedded && config.compress()) {
            try {
                compression.run();
            } catch (RuntimeException e) {
                log.error("The tables could not be compressed, tried again tomorrow: {}", e.getMessage(), e);
            }
        }
        if (embedded && config.backup()) {
            try {
                backups.make(clock.instant().atZone(config.zone()));
            } catch (IOException | RuntimeException e) {
                log.error(
                        "THE BACKUP FAILED, earlier ones in {} are kept, tried again tomorrow: {}",
                        config.backupFolder(),
                        e.getMessage(),
                        e);
            }
        }
    }

    /** Lets work that runs come to its end: its thread must not be interrupted inside the database. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                log.warn("The database closes while its housekeeping still runs; an unfinished backup is discarded");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
