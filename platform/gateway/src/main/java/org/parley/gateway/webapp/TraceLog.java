package org.parley.gateway.webapp;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings lines of traces to the webapp, in batches, on a thread of its own. What cannot be brought is dropped. */
public final class TraceLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TraceLog.class);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int BATCH = 100;
    private static final int MOST_WAITING = 20_000;
    private static final int LONGEST_LINE = 300;

    private final WebappClient webapp;
    private final Deque<Map<String, Object>> waiting = new ArrayDeque<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread worker = new Thread(task, "trace-log");
        worker.setDaemon(true);
        return worker;
    });

    public TraceLog(WebappClient webapp) {
        this.webapp = webapp;
        thread.scheduleWithFixedDelay(this::write, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Takes a line; waits for nothing. */
    public synchronized void add(String call, Instant at, String layer, String what) {
        if (waiting.size() >= MOST_WAITING) {
            waiting.removeFirst();
        }
        String line = what.length() > LONGEST_LINE ? what.substring(0, LONGEST_LINE) : what;
        waiting.add(Map.of("call", call, "at", at.toString(), "layer", layer, "what", line));
    }

    private void write() {
        try {
            for (List<Map<String, Object>> some = next(); !some.isEmpty(); some = next()) {
                webapp.post("/gateway/traces", Map.of("lines", some));
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("lines of traces are lost: {}", e.toString());
        }
    }

    private synchronized List<Map<String, Object>> next() {
        List<Map<String, Object>> some = new ArrayList<>();
        while (some.size() < BATCH && !waiting.isEmpty()) {
            some.add(waiting.removeFirst());
        }
        return some;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
