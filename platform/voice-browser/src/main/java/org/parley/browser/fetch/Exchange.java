package org.parley.browser.fetch;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request and its whole answer, body included, within one bound of time (the client's own ends at the headers). */
final class Exchange {
    private final HttpClient client;
    private final int maxBodyBytes;

    Exchange(HttpClient client, int maxBodyBytes) {
        this.client = client;
        this.maxBodyBytes = maxBodyBytes;
    }

    HttpResponse<byte[]> send(HttpRequest request, long remainingNanos) throws IOException, InterruptedException {
        LimitedBody body = new LimitedBody(maxBodyBytes);
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, head -> {
            if (head.headers().firstValueAsLong("Content-Length").orElse(0) > maxBodyBytes) {
                body.abandon(new LimitedBody.TooLong(maxBodyBytes));
            }
            return body;
        });
        try {
            return answer.get(remainingNanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            body.abandon(late);
            throw new HttpTimeoutException("no complete answer within the fetch timeout");
        } catch (InterruptedException interrupted) {
            answer.cancel(true);
            body.abandon(interrupted);
            throw interrupted;
        } catch (ExecutionException failed) {
            throw asIOException(failed.getCause());
        }
    }

    private static IOException asIOException(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof IOException)) {
            cause = cause.getCause();
        }
        return cause instanceof IOException io ? io : new IOException(failure);
    }
}
