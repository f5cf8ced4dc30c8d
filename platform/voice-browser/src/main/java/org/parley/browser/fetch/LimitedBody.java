package org.parley.browser.fetch;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Collects a body of bounded length. It can be given up from another thread, which closes the connection. */
final class LimitedBody implements BodySubscriber<byte[]> {
    private final int maxBytes;
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    private final List<ByteBuffer> received = new ArrayList<>();
    private long length;
    private volatile Subscription subscription;

    LimitedBody(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** A body longer than is read. */
    static final class TooLong extends IOException {
        TooLong(int maxBytes) {
            super("the body is longer than " + maxBytes + " bytes");
        }
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription upstream) {
        subscription = upstream;
        if (body.isDone()) {
            upstream.cancel();
        } else {
            upstream.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (body.isDone()) {
            return;
        }
        for (ByteBuffer buffer : buffers) {
            length += buffer.remaining();
            received.add(buffer);
        }
        if (length > maxBytes) {
            abandon(new TooLong(maxBytes));
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        if (length > maxBytes) {
            return;
        }
        byte[] bytes = new byte[(int) length];
        int offset = 0;
        for (ByteBuffer buffer : received) {
            int remaining = buffer.remaining();
            buffer.get(bytes, offset, remaining);
            offset += remaining;
        }
        body.complete(bytes);
    }

    void abandon(Throwable reason) {
        body.completeExceptionally(reason);
        Subscription upstream = subscription;
        if (upstream != null) {
            upstream.cancel();
        }
    }
}
