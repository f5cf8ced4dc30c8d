package org.parley.gateway.sip;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.parley.browser.CallSession;
import org.parley.browser.platform.CallControlPlatform;
import org.parley.browser.platform.ConnectionEvent;

/**
 * What a CCXML session may do that no call has begun (CCXML 1.0 §8.4, start-up mode {@code external}): it has no connection
 * until it places one. What happens reaches it on a queue of its own.
 */
final class SessionControl extends LegControl {
    private static final int HOPS = 70;

    private final Calls calls;
    private final Executor queue;
    private final CompletableFuture<CallSession> session = new CompletableFuture<>();

    private SessionControl(Calls calls) {
        super(calls);
        this.calls = calls;
        this.queue = calls.endpoint().queue(UUID.randomUUID().toString());
    }

    /** @param start starts a session that places its calls here, and returns at once */
    static CallSession begin(Calls calls, Function<CallControlPlatform, CallSession> start) {
        SessionControl control = new SessionControl(calls);
        try {
            control.session.complete(start.apply(control));
        } catch (RuntimeException e) {
            control.session.completeExceptionally(e);
            throw e;
        }
        return control.session.join();
    }

    @Override
    CallerIdentity usualCaller() {
        return new CallerIdentity("", "");
    }

    @Override
    int hopsLeft() {
        return HOPS;
    }

    @Override
    Optional<Refusal> enter(PlacedCall placed) {
        return calls.enter(placed);
    }

    @Override
    void placing() {
        // nobody waits for it at another telephone
    }

    @Override
    void happened(ConnectionEvent event) {
        queue.execute(() -> session.join().post(event));
    }

    @Override
    public void accept(String connectionId, Map<String, String> hints) {
        failed(connectionId);
    }

    @Override
    public void reject(String connectionId, int status, String reason) {
        failed(connectionId);
    }

    @Override
    public void redirect(String connectionId, String destination) {
        failed(connectionId);
    }
}
