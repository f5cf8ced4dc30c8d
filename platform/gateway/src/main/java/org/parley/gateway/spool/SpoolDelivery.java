package org.parley.gateway.spool;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts recordings that no dialog submitted to their recovery addresses: the audio as the body, {@code audio/basic}. 200
 * means stored, 404 and 410 that nobody wants it; after anything else it is tried again, first after a second, then at
 * doubling intervals up to a minute, for as long as the process runs. When one got through, the others are tried at once.
 */
public final class SpoolDelivery implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SpoolDelivery.class);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final SpoolStorage storage;
    private final Supplier<URI> webapp;
    private final Supplier<String> platformKey;
    private final Duration firstPause;
    private final Duration longestPause;
    private final AtomicInteger waiting = new AtomicInteger();
    /** Recordings between two tries, by id; touched by the one thread only. */
    private final Map<String, Pause> pauses = new LinkedHashMap<>();

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, task -> {
        Thread worker = new Thread(task, "spool-delivery");
        worker.setDaemon(true);
        return worker;
    });
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /**
     * @param webapp origin of the webapp's platform connector now
     * @param platformKey sent to that origin only
     */
    public SpoolDelivery(SpoolStorage storage, Supplier<URI> webapp, Supplier<String> platformKey) {
        this(storage, webapp, platformKey, Duration.ofSeconds(1), Duration.ofMinutes(1));
    }

    SpoolDelivery(
            SpoolStorage storage,
            Supplier<URI> webapp,
            Supplier<String> platformKey,
            Duration firstPause,
            Duration longestPause) {
        this.storage = storage;
        this.webapp = webapp;
        this.platformKey = platformKey;
        this.firstPause = firstPause;
        this.longestPause = longestPause;
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.setRemoveOnCancelPolicy(true);
    }

    int backlog() {
        return waiting.get();
    }

    private record Pause(Future<?> end, Runnable attempt) {}

    /** Delivers in the background and calls {@code over} once the recording is no longer needed. */
    void deliver(String id, Sidecar sidecar, Runnable over) {
        waiting.incrementAndGet();
        try {
            thread.execute(() -> attempt(id, sidecar, over, firstPause));
        } catch (RejectedExecutionException e) {
            log.info("recording {} is delivered after the next start", id);
        }
    }

    private void pause(String id, Sidecar sidecar, Runnable over, Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        Duration next = doubled.compareTo(longestPause) > 0 ? longestPause : doubled;
        Runnable attempt = () -> {
            pauses.remove(id);
            attempt(id, sidecar, over, next);
        };
        try {
            pauses.put(id, new Pause(thread.schedule(attempt, pause.toMillis(), TimeUnit.MILLISECONDS), attempt));
        } catch (RejectedExecutionException e) {
            log.info("recording {} is delivered after the next start", id);
        }
    }

    /** The webapp takes recordings again. */
    private void endPauses() {
        List<Pause> all = List.copyOf(pauses.values());
        pauses.clear();
        try {
            all.stream().filter(pause -> pause.end().cancel(false)).forEach(pause -> thread.execute(pause.attempt()));
        } catch (RejectedExecutionException e) {
            log.info("{} recordings are delivered after the next start", all.size());
        }
    }

    private void attempt(String id, Sidecar sidecar, Runnable over, Duration pause) {
        String outcome;
        try {
            int status = post(id, sidecar);
            if (status == 200 || status == 404 || status == 410) {
                if (status == 200) {
                    log.info("recording {} of call {} was delivered to {}", id, sidecar.callId(), sidecar.recover());
                } else {
                    log.warn(
                            "recording {} of call {} is not wanted by {} ({}) and is discarded",
                            id,
                            sidecar.callId(),
                            sidecar.recover(),
                            status);
                }
                waiting.decrementAndGet();
                over.run();
                endPauses();
                return;
            }
            outcome = "status " + status;
        } catch (IOException | IllegalArgumentException e) {
            outcome = e.toString();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        log.warn(
                "recording {} could not be delivered to {} ({}); next try in {} s",
                id,
                sidecar.recover(),
                outcome,
                pause.toMillis() / 1000.0);
        pause(id, sidecar, over, pause);
    }

    private int post(String id, Sidecar sidecar) throws IOException, InterruptedException {
        URI address = URI.create(sidecar.recover());
        HttpRequest.Builder request = HttpRequest.newBuilder();
        if (sidecar.isOwn()) {
            URI origin = webapp.get();
            if (origin == null) {
                throw new IOException("the webapp has no address yet");
            }
            request.uri(origin.resolve(address)).header("Authorization", "Bearer " + platformKey.get());
        } else {
            request.uri(address);
        }
        String name = SpoolEntry.audioName(id);
        HttpRequest.BodyPublisher audio = HttpRequest.BodyPublishers.fromPublisher(
                HttpRequest.BodyPublishers.ofInputStream(() -> open(name)), storage.size(name));
        request.header("Content-Type", "audio/basic").timeout(ANSWER).POST(audio);
        return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private InputStream open(String name) {
        try {
            return storage.open(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops; what was not delivered stays in the spool. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
