package org.parley.gateway.registrar;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.parley.gateway.webapp.WebappClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes registrations to the webapp, on a thread of its own: what is new or gone within a fraction of a second, mere
 * refreshes in batches (TRAPS 7). What could not be written is written later.
 */
final class RegistrationLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RegistrationLog.class);
    private static final Duration SOON = Duration.ofMillis(200);
    private static final int REFRESHES_EVERY = 100;
    private static final int BATCH = 100;

    private final WebappClient webapp;
    private final String node;
    private final String boot;
    private final Map<String, Change> urgent = new LinkedHashMap<>();
    private final Map<String, Change> refreshes = new LinkedHashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread worker = new Thread(task, "registration-log");
        worker.setDaemon(true);
        return worker;
    });
    private int round;
    private boolean failing;

    private record Change(Binding binding, boolean removed) {}

    RegistrationLog(WebappClient webapp, String node, String boot) {
        this.webapp = webapp;
        this.node = node;
        this.boot = boot;
    }

    void start() {
        thread.scheduleWithFixedDelay(this::write, SOON.toMillis(), SOON.toMillis(), TimeUnit.MILLISECONDS);
    }

    synchronized void put(Binding binding, boolean refresh) {
        String key = key(binding);
        if (refresh && !urgent.containsKey(key)) {
            refreshes.put(key, new Change(binding, false));
        } else {
            refreshes.remove(key);
            urgent.put(key, new Change(binding, false));
        }
    }

    synchronized void removed(Binding binding) {
        refreshes.remove(key(binding));
        urgent.put(key(binding), new Change(binding, true));
    }

    private static String key(Binding binding) {
        return binding.user() + "\n" + binding.contact();
    }

    private void write() {
        round++;
        for (List<Change> changes = take(round % REFRESHES_EVERY == 0); !changes.isEmpty(); changes = take(false)) {
            try {
                webapp.post("/gateway/registrations", body(changes));
                failing = false;
            } catch (IOException | RuntimeException e) {
                if (!failing) {
                    failing = true;
                    LOG.warn("registrations cannot be kept now, trying on: {}", e.toString());
                }
                giveBack(changes);
                return;
            }
        }
    }

    private synchronized List<Change> take(boolean all) {
        if (all) {
            refreshes.forEach(urgent::putIfAbsent);
            refreshes.clear();
        }
        List<Change> taken = urgent.values().stream().limit(BATCH).toList();
        taken.forEach(change -> urgent.remove(key(change.binding())));
        return taken;
    }

    private synchronized void giveBack(List<Change> changes) {
        changes.forEach(change -> urgent.putIfAbsent(key(change.binding()), change));
    }

    private Map<String, Object> body(List<Change> changes) {
        List<Map<String, Object>> put = new ArrayList<>();
        List<Map<String, Object>> removed = new ArrayList<>();
        for (Change change : changes) {
            Binding binding = change.binding();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("user", binding.user());
            row.put("contact", binding.contact());
            if (change.removed()) {
                removed.add(row);
                continue;
            }
            row.put("flow", binding.flow().text());
            row.put("path", String.join(",", binding.path()));
            row.put("callId", binding.callId());
            row.put("sequence", binding.sequence());
            row.put("q", binding.q());
            row.put("userAgent", binding.userAgent());
            row.put("expiresAt", binding.expires().toEpochMilli());
            put.add(row);
        }
        return Map.of("node", node, "boot", boot, "put", put, "removed", removed);
    }

    @Override
    public void close() {
        thread.execute(() -> {
            round = REFRESHES_EVERY - 1;
            write();
        });
        thread.shutdown();
        try {
            if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
                LOG.warn("some registrations were not kept at the stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
