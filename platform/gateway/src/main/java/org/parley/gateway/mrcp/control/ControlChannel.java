package org.parley.gateway.mrcp.control;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.parley.browser.platform.Clock;
import org.parley.gateway.mrcp.message.MrcpEvent;
import org.parley.gateway.mrcp.message.MrcpHeaders;
import org.parley.gateway.mrcp.message.MrcpMessage;
import org.parley.gateway.mrcp.message.MrcpRequest;
import org.parley.gateway.mrcp.message.MrcpResponse;

/** One resource of one session on a connection that it may share. Any thread. */
public final class ControlChannel implements AutoCloseable {
    private final String id;
    private final ControlConnection connection;
    private final Clock clock;
    private final Duration timeout;
    private final ChannelListener listener;
    private final AtomicLong lastRequest = new AtomicLong();
    private final Map<Long, CompletableFuture<MrcpResponse>> waiting = new ConcurrentHashMap<>();

    /**
     * @param id the value of Channel-Identifier, as the session's description gave it
     * @param timeout until a request without a response has failed
     */
    public ControlChannel(
            String id, ControlConnection connection, Clock clock, Duration timeout, ChannelListener listener) {
        this.id = id;
        this.connection = connection;
        this.clock = clock;
        this.timeout = timeout;
        this.listener = listener;
        connection.add(this);
    }

    public String id() {
        return id;
    }

    /** A request that was sent. @param requestId as events will name it */
    public record Sent(long requestId, CompletableFuture<MrcpResponse> response) {}

    /**
     * Sends a request. Its response fails with an {@link IOException} when none comes in time or the connection goes.
     *
     * @param headers without Channel-Identifier and Content-Length
     */
    public Sent request(String method, MrcpHeaders headers, byte[] body) {
        long number = lastRequest.incrementAndGet();
        CompletableFuture<MrcpResponse> response = new CompletableFuture<>();
        waiting.put(number, response);
        Clock.Timer patience = clock.schedule(
                () -> response.completeExceptionally(
                        new IOException(method + " was not answered within " + timeout.toMillis() + " ms")),
                timeout);
        response.whenComplete((answer, failure) -> {
            waiting.remove(number);
            patience.cancel();
        });
        MrcpHeaders all = MrcpHeaders.of("Channel-Identifier", id);
        for (MrcpHeaders.Field field : headers.fields()) {
            all = all.with(field.name(), field.value());
        }
        connection.send(new MrcpRequest(method, number, all, body));
        if (!connection.isOpen()) {
            response.completeExceptionally(new IOException("the control connection is gone"));
        }
        return new Sent(number, response);
    }

    void received(MrcpMessage message) {
        if (message instanceof MrcpResponse response) {
            CompletableFuture<MrcpResponse> asked = waiting.get(response.requestId());
            if (asked != null) {
                asked.complete(response);
            }
        } else if (message instanceof MrcpEvent event) {
            listener.event(event);
        }
    }

    void lost(String reason) {
        waiting.values().forEach(response -> response.completeExceptionally(new IOException(reason)));
        listener.lost(reason);
    }

    /** Hears nothing more; the connection stays. */
    @Override
    public void close() {
        connection.remove(this);
        waiting.values().forEach(response -> response.completeExceptionally(new IOException("the channel is closed")));
    }
}
