package org.parley.gateway.webapp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Follows the webapp's outbox ({@code GET /gateway/events}) for as long as the gateway runs. After a break it goes on
 * where it was; the first time, and when too much was missed, it is told the full state.
 */
public final class EventFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventFeed.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final WebappClient webapp;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile InputStream stream;
    private volatile boolean broken;
    private long heard = -1;

    /** Who hears of events, on the feed's own thread. The same event may come twice. */
    @FunctionalInterface
    public interface Listener {

        /**
         * @param kind {@code mwi}, {@code watchers}, {@code credential}, {@code unregister}, {@code toll} or {@code hangup}
         * @param subject an extension, of a hang-up a leg; empty for all
         * @param content the state after the change; a missing node when there is none
         */
        void happened(String kind, String subject, JsonNode content) throws IOException;
    }

    public EventFeed(WebappClient webapp) {
        this.webapp = webapp;
        this.thread = new Thread(this::follow, "webapp-events");
        thread.setDaemon(true);
    }

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    public void start() {
        thread.start();
    }

    private void follow() {
        while (closing.getCount() > 0) {
            try (InputStream in = webapp.open(heard < 0 ? "/gateway/events" : "/gateway/events?after=" + heard)) {
                stream = in;
                if (broken) {
                    LOG.info("the webapp's events are heard again");
                    broken = false;
                }
                read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
            } catch (IOException e) {
                if (closing.getCount() > 0 && !broken) {
                    broken = true;
                    LOG.warn("the webapp's events are not heard, trying on: {}", e.toString());
                }
            }
            pause();
        }
    }

    private void pause() {
        try {
            if (closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("the feed ends");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank()) {
                event(WebappClient.parse(line));
            }
        }
    }

    private void event(JsonNode event) throws IOException {
        String kind = event.path("kind").asString("");
        String subject = event.path("subject").asString("");
        for (Listener listener : listeners) {
            try {
                listener.happened(kind, subject, event.path("content"));
            } catch (RuntimeException e) {
                LOG.error("the event {} of {} could not be taken", kind, subject, e);
            }
        }
        heard = Math.max(heard, event.path("n").asLong(heard));
    }

    @Override
    public void close() {
        closing.countDown();
        InputStream open = stream;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LOG.debug("the feed did not close by itself: {}", e.toString());
            }
        }
    }
}
