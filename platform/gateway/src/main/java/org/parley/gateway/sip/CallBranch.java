package org.parley.gateway.sip;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One telephone of a placed call. Used on the call's queue. */
final class CallBranch implements OutgoingListener {
    private final PlacedCall call;
    private final CallTarget target;
    private final Reoffers reoffers;
    private volatile OutgoingSession session;
    private boolean over;

    CallBranch(PlacedCall call, CallTarget target) {
        this.call = call;
        this.target = target;
        this.reoffers = new Reoffers(call.audio());
    }

    void begin(String offer) {
        CallerIdentity caller = call.caller();
        OutgoingInvite invite = new OutgoingInvite(
                target.uri(),
                target.to(),
                target.fromUser().isEmpty() ? caller.user() : target.fromUser(),
                target.fromHost(),
                caller.name(),
                target.route(),
                target.hop(),
                call.maxForwards(),
                List.of(),
                offer);
        Duration unreachable = call.calls().limits().unreachable();
        session = call.calls().endpoint().call(invite, call.queue(), unreachable, this);
    }

    boolean isSecret() {
        return target.isSecret();
    }

    boolean isOver() {
        return over;
    }

    void cancel(String reason) {
        if (!over) {
            over = true;
            session.cancel(reason);
        }
    }

    void bye(String reason) {
        session.bye(reason);
    }

    @Override
    public void progressing(int status, Optional<SipBody> body) {
        call.progressing(this, status, body);
    }

    @Override
    public void answered(Optional<SipBody> body) {
        call.answered(this, body);
    }

    @Override
    public Optional<SipHeader> challenged(int status, List<String> challenges) {
        return target.login()
                .flatMap(login -> login.answer(challenges, "INVITE", target.uri(), 1))
                .map(proof -> new SipHeader(status == 401 ? "Authorization" : "Proxy-Authorization", proof));
    }

    @Override
    public void refused(int status, String reason, boolean reached, List<SipAddress> contacts) {
        over = true;
        call.refused(this, new CallFailure(status, reason, reached), contacts);
    }

    @Override
    public void offered(SipOffer reoffer) {
        reoffers.offered(reoffer, call.state() == CallState.CONNECTED ? CallState.CONNECTED : CallState.ALERTING);
    }

    @Override
    public void offerAnswered(int status, Optional<SipBody> body) {
        reoffers.answered(status, body);
    }

    @Override
    public void offerAcknowledged(Optional<SipBody> body) {
        reoffers.acknowledged(body);
    }

    @Override
    public void requested(SipRequest request, SipReply reply) {
        call.requested(request, reply);
    }

    @Override
    public void infoKey(char key) {
        call.audio().infoKey(key);
    }

    @Override
    public void heard() {
        call.heard();
    }

    @Override
    public void ended(SipEnd end) {
        over = true;
        call.ended(this, end);
    }

    SipLeg session() {
        return session;
    }
}
