package org.parley.browser.fetch;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.parley.browser.fetch.FetchRequest.RecordingField;
import org.parley.browser.trace.CallTrace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Sends one hop of a fetch, again where that is safe: a submit of recordings up to five times more (the receiver knows
 * its deposit id), a GET once more when its kept-alive connection broke. Any other POST is sent once.
 */
final class Exchanges {
    private static final Logger log = LoggerFactory.getLogger(Exchanges.class);
    private static final int RECORDING_REPEATS = 5;

    private final Exchange exchange;
    private final Origins origins;
    private final FetchMetrics metrics;
    private final long firstBackoffNanos;

    Exchanges(HttpClient client, int maxBodyBytes, Origins origins, FetchMetrics metrics, Duration firstBackoff) {
        this.exchange = new Exchange(client, maxBodyBytes);
        this.origins = origins;
        this.metrics = metrics;
        this.firstBackoffNanos = firstBackoff.toNanos();
    }

    /**
     * One step of a fetch.
     *
     * @param form what is posted; empty for a GET
     */
    record Hop(URI uri, Optional<FormContent> form) {

        /** RFC 9110 §15.4: 307 and 308 keep method and body, the others go on by GET. */
        Hop redirected(int status, String location) throws FetchException {
            try {
                URI target = uri.resolve(location);
                return new Hop(target, status == 307 || status == 308 ? form : Optional.empty());
            } catch (IllegalArgumentException malformed) {
                throw new FetchException(
                        "error.badfetch", 0, uri + " redirects to '" + location + "', which is no address", malformed);
            }
        }
    }

    HttpResponse<byte[]> send(Hop hop, FetchRequest request, long deadlineNanos) throws FetchException {
        boolean recordings =
                hop.form().isPresent() && request.fields().stream().anyMatch(field -> field instanceof RecordingField);
        int repeats = recordings ? RECORDING_REPEATS : hop.form().isEmpty() ? 1 : 0;
        for (int repeat = 0; ; repeat++) {
            boolean last = repeat == repeats;
            try {
                long remaining = deadlineNanos - System.nanoTime();
                if (remaining <= 0) {
                    throw new HttpTimeoutException("the fetch timeout of " + request.timeout() + " has passed");
                }
                HttpResponse<byte[]> response = exchange.send(build(hop, request, remaining), remaining);
                int status = response.statusCode();
                if (last || !recordings || status < 502 || status > 504) {
                    return response;
                }
                log.warn("Submit of a recording to {} was answered {}: sending it again", hop.uri(), status);
            } catch (IOException failure) {
                if (last || !(recordings ? !isFinal(failure) : isStaleConnection(failure))) {
                    throw new FetchException(
                            "error.badfetch",
                            0,
                            hop.uri() + ": " + (failure.getMessage() == null ? failure : failure.getMessage()),
                            failure);
                }
                log.info("{}: {}; sending it again", hop.uri().getPath(), failure.toString());
            } catch (InterruptedException interrupted) {
                throw interrupted(hop, interrupted);
            }
            metrics.repeats.increment();
            if (recordings) {
                backOff(hop, Math.min(firstBackoffNanos << repeat, deadlineNanos - System.nanoTime()));
            }
        }
    }

    private HttpRequest build(Hop hop, FetchRequest request, long remainingNanos) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(hop.uri()).timeout(Duration.ofNanos(remainingNanos));
        List<String> cookies = request.cookies().cookiesFor(hop.uri());
        if (!cookies.isEmpty()) {
            builder.header("Cookie", String.join("; ", cookies));
        }
        origins.keyFor(hop.uri()).ifPresent(key -> {
            builder.header("Authorization", "Bearer " + key);
            String call = MDC.get("call");
            if (call != null && call.matches("[\\x21-\\x7e]{1,255}")) {
                builder.header(CallTrace.HEADER, call);
            }
        });
        request.maxAge().ifPresent(age -> builder.header("Cache-Control", "max-age=" + age.toSeconds()));
        request.maxStale().ifPresent(stale -> builder.header("Cache-Control", "max-stale=" + stale.toSeconds()));
        hop.form()
                .ifPresent(
                        form -> builder.header("Content-Type", form.mediaType()).POST(form.publisher()));
        return builder.build();
    }

    private static boolean isFinal(IOException failure) {
        boolean late = failure instanceof HttpTimeoutException && !(failure instanceof HttpConnectTimeoutException);
        return late || failure instanceof LimitedBody.TooLong;
    }

    private static boolean isStaleConnection(IOException failure) {
        boolean connected = !(failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException);
        return connected && !isFinal(failure);
    }

    private static void backOff(Hop hop, long nanos) throws FetchException {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException interrupted) {
            throw interrupted(hop, interrupted);
        }
    }

    private static FetchException interrupted(Hop hop, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new FetchException("error.badfetch", 0, hop.uri() + ": the fetch was interrupted", cause);
    }
}
