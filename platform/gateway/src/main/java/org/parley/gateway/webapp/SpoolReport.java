package org.parley.gateway.webapp;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.parley.browser.platform.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the webapp after the start and every hour since when recordings wait in the spool ({@code POST /gateway/spool}), so
 * that it can forget what nobody will record any more.
 */
public final class SpoolReport implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SpoolReport.class);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration AGAIN = Duration.ofSeconds(20);

    private final WebappClient webapp;
    private final String node;
    private final Spooled spool;
    private final Clock clock;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, task -> {
        Thread worker = new Thread(task, "spool-report");
        worker.setDaemon(true);
        return worker;
    });

    /** When the oldest recording was begun that waits. */
    @FunctionalInterface
    public interface Spooled {
        Optional<Instant> oldest() throws IOException;
    }

    public SpoolReport(WebappClient webapp, String node, Spooled spool, Clock clock) {
        this.webapp = webapp;
        this.node = node;
        this.spool = spool;
        this.clock = clock;
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    public void start() {
        thread.execute(this::report);
    }

    private void report() {
        Duration next = EVERY;
        try {
            // the time first: what begins while the spool is looked through is younger
            Instant now = clock.instant();
            Instant since = spool.oldest().orElse(now);
            webapp.post("/gateway/spool", Map.of("node", node, "since", since.toEpochMilli()));
        } catch (IOException | RuntimeException e) {
            LOG.info("the webapp was not told what is in the spool, trying on: {}", e.toString());
            next = AGAIN;
        }
        if (!thread.isShutdown()) {
            thread.schedule(this::report, next.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
