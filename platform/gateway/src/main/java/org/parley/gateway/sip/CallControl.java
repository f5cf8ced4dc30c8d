package org.parley.gateway.sip;

import java.util.Map;
import java.util.UUID;
import org.parley.browser.platform.CallControlPlatform;
import org.parley.browser.platform.ConnectionEvent;
import org.parley.browser.platform.ImplementationPlatform;

/** What the CCXML session of a call may do to it. Each method puts a task on the call's queue. */
final class CallControl implements CallControlPlatform {
    private final InboundCall call;
    private final CallAudio audio;
    private final SipSession session;

    CallControl(InboundCall call, CallAudio audio, SipSession session) {
        this.call = call;
        this.audio = audio;
        this.session = session;
    }

    @Override
    public void accept(String connectionId, Map<String, String> hints) {
        onCall(connectionId, call::accept);
    }

    @Override
    public void reject(String connectionId, int status, String reason) {
        int refused = status >= 400 && status <= 699 ? status : 500;
        onCall(
                connectionId,
                () -> call.reject(refused, reason, refused == 503 ? Map.of("Retry-After", "10") : Map.of()));
    }

    @Override
    public void redirect(String connectionId, String destination) {
        onCall(connectionId, () -> call.reject(302, "Moved Temporarily", Map.of("Contact", "<" + destination + ">")));
    }

    @Override
    public void disconnect(String connectionId, String reason) {
        onCall(connectionId, () -> call.disconnect(reason));
    }

    /** Calls are not placed yet: the new connection fails at once. */
    @Override
    public String createCall(String destination, String callerId, Map<String, String> hints) {
        String connectionId = UUID.randomUUID().toString();
        failed(connectionId, "this gateway takes calls only");
        return connectionId;
    }

    /** A call has one connection, so there is nothing to join it with. */
    @Override
    public void join(String id1, String id2, boolean duplex) {
        throw new UnsupportedOperationException("join of " + id1 + " and " + id2 + ": a call has one connection");
    }

    @Override
    public void unjoin(String id1, String id2) {
        throw new UnsupportedOperationException("unjoin of " + id1 + " and " + id2 + ": a call has one connection");
    }

    @Override
    public ImplementationPlatform dialogOn(String connectionId) {
        if (!connectionId.equals(call.connectionId())) {
            throw new IllegalArgumentException("no connection " + connectionId + " in this call");
        }
        return audio.dialog();
    }

    @Override
    public void sessionEnded() {
        session.execute(call::callSessionEnded);
    }

    private void onCall(String connectionId, Runnable task) {
        if (connectionId.equals(call.connectionId())) {
            session.execute(task);
        } else {
            failed(connectionId, "no connection " + connectionId + " in this call");
        }
    }

    private void failed(String connectionId, String reason) {
        session.execute(() ->
                call.post(new ConnectionEvent(ConnectionEvent.Kind.FAILED, connectionId, Map.of("reason", reason))));
    }
}
