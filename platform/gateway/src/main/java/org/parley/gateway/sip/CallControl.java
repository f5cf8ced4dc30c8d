package org.parley.gateway.sip;

import java.util.Map;
import java.util.Optional;
import org.parley.browser.platform.ConnectionEvent;
import org.parley.browser.platform.ImplementationPlatform;

/** What the CCXML session of a call to us may do to it. Each method puts a task on the call's queue. */
final class CallControl extends LegControl {
    private final InboundCall call;
    private final CallAudio audio;
    private final SipSession session;
    private final Calls calls;

    CallControl(InboundCall call, CallAudio audio, SipSession session, Calls calls) {
        super(calls);
        this.calls = calls;
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
        if (connectionId.equals(call.connectionId())) {
            session.execute(() -> call.disconnect(reason));
        } else {
            super.disconnect(connectionId, reason);
        }
    }

    @Override
    CallerIdentity usualCaller() {
        InviteRequest invite = call.invite();
        return new CallerIdentity(
                invite.caller()
                        .or(() -> SipUri.parse(invite.fromUri()).map(SipUri::user))
                        .orElse(""),
                invite.fromName());
    }

    @Override
    int hopsLeft() {
        return call.invite().maxForwards();
    }

    @Override
    Optional<Refusal> enter(PlacedCall placed) {
        return calls.enter(placed, call);
    }

    @Override
    void placing() {
        session.execute(call::ringsElsewhere);
    }

    /** On the first call's queue: its session is known there. */
    @Override
    void happened(ConnectionEvent event) {
        session.execute(() -> {
            if (event.kind() == ConnectionEvent.Kind.PROGRESSING) {
                call.ring();
            }
            call.post(event);
        });
    }

    @Override
    public ImplementationPlatform dialogOn(String connectionId) {
        return connectionId.equals(call.connectionId())
                ? session.readAlong(audio.dialog())
                : super.dialogOn(connectionId);
    }

    @Override
    public void sessionEnded() {
        super.sessionEnded();
        session.execute(call::callSessionEnded);
    }

    private void onCall(String connectionId, Runnable task) {
        if (connectionId.equals(call.connectionId())) {
            session.execute(task);
        } else {
            failed(connectionId);
        }
    }
}
