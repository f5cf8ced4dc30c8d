package org.parley.browser.vxml.internal.run;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.parley.browser.fetch.FetchException;
import org.parley.browser.fetch.FetchRequest;
import org.parley.browser.fetch.Fetched;
import org.parley.browser.fetch.Fetcher;
import org.parley.browser.platform.Clock;
import org.parley.browser.platform.Playable;
import org.parley.browser.vxml.internal.input.Line;
import org.parley.browser.vxml.internal.input.Signal;

/** A fetch during which the caller hears something (VoiceXML 2.0 §6.1.5): {@code fetchaudio}. */
final class AccompaniedFetch {
    private static final ThreadStarter THREADS = new ThreadStarter();

    /** A fetcher that is not back within this time after its own bound is given up. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    private final Session session;
    private final Fetcher fetcher;
    private final Line line;

    AccompaniedFetch(Session session, Fetcher fetcher) {
        this.session = session;
        this.fetcher = fetcher;
        this.line = session.line();
    }

    /**
     * @param delay how long the fetch may take before the audio begins
     * @param minimum how long the audio is heard once it has begun, unless it is shorter
     */
    Fetched fetch(FetchRequest request, Playable audio, Duration delay, Duration minimum) throws FetchException {
        if (!session.playQueued()) {
            return fetcher.fetch(request);
        }
        CompletableFuture<Fetched> result = begin(request);
        long deadline = now() + request.timeout().plus(MARGIN).toNanos();
        boolean quick = !delay.isZero() && line.await(result::isDone, Math.min(deadline, now() + delay.toNanos()));
        if (!quick && !line.isHungUp()) {
            long begun = now();
            line.play(List.of(audio));
            line.await(result::isDone, deadline);
            line.await(() -> !line.isPlaying(), begun + minimum.toNanos());
            line.stopPlaying();
        }
        if (!line.await(result::isDone, deadline)) {
            throw new FetchException("error.badfetch", 0, request.uri() + " was not fetched in time", null);
        }
        return join(result);
    }

    private CompletableFuture<Fetched> begin(FetchRequest request) {
        CompletableFuture<Fetched> result = new CompletableFuture<>();
        Clock.Work work = line.clock().begin();
        THREADS.start("fetch", () -> {
            try (work) {
                try {
                    result.complete(fetcher.fetch(request));
                } catch (FetchException | RuntimeException failed) {
                    result.completeExceptionally(failed);
                } finally {
                    line.post(new Signal.Woken());
                }
            }
        });
        return result;
    }

    private static Fetched join(CompletableFuture<Fetched> result) throws FetchException {
        try {
            return result.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof FetchException told) {
                throw told;
            }
            throw failed;
        }
    }

    private long now() {
        return line.clock().nanos();
    }
}
