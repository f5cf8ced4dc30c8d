package org.parley.gateway.sip;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.parley.browser.CallSession;
import org.parley.browser.platform.ConnectionEvent;
import org.parley.browser.platform.IncomingCall;
import org.parley.browser.trace.CallTrace;
import org.parley.gateway.media.MediaQuality;
import org.parley.gateway.media.MediaSession;
import org.parley.gateway.sdp.SdpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call to us: between its SIP session, its audio and its CCXML session. Everything happens on the SIP session's queue,
 * one thing at a time; {@link CallState} says in which order.
 */
final class InboundCall implements SipSessionListener, Leg {
    private static final Logger LOG = LoggerFactory.getLogger(InboundCall.class);

    private final SipSession session;
    private final Calls calls;
    private final CallTimers timers;
    private final String connectionId = UUID.randomUUID().toString();
    private final long begunNanos;
    private final Instant begunAt;
    private Instant answeredAt;
    private CallState state = CallState.INVITED;
    private CallAudio audio;
    private Reoffers reoffers;
    private CallSession callSession;
    private boolean callSessionOver;
    private final Referral referral;
    private Leg handedOver;
    private SilenceWatch silence;
    private String earlyAnswer = "";

    InboundCall(SipSession session, Calls calls) {
        this.session = session;
        this.calls = calls;
        this.timers = new CallTimers(calls.clock(), session::execute);
        this.referral = new Referral(this, calls, () -> session, this::post, timers);
        this.begunAt = calls.clock().instant();
        this.begunNanos = calls.clock().nanos();
    }

    @Override
    public String connectionId() {
        return connectionId;
    }

    @Override
    public MediaSession media() {
        return audio.media();
    }

    InviteRequest invite() {
        return session.invite();
    }

    /** Somewhere it rings: the decision may take longer now. */
    void ringsElsewhere() {
        if (state == CallState.ALERTING) {
            calls.decided(this);
            timers.stop();
            timers.start(calls.limits().ringAfter(), session::ring);
            timers.start(calls.limits().ringing(), () -> reject(480, "Temporarily Unavailable", Map.of()));
        }
    }

    /** A telephone that was called for this one rings. */
    void ring() {
        session.ring();
    }

    @Override
    public void openEarly() {
        session.execute(() -> {
            Optional<SipBody> offer = session.invite().body();
            if (state == CallState.ALERTING && offer.isPresent() && earlyAnswer.isEmpty()) {
                try {
                    earlyAnswer = audio.answer(offer.get().text());
                    session.progress(earlyAnswer);
                } catch (SdpException e) {
                    LOG.info("no early media: {}", e.getMessage());
                }
            }
        });
    }

    @Override
    public boolean is(String callId, String ourTag, String theirTag) {
        return session.is(callId, ourTag, theirTag);
    }

    @Override
    public void handOver(Leg other) {
        session.execute(() -> {
            if (state == CallState.CONNECTED) {
                handedOver = other;
                session.bye("transferred");
            }
        });
    }

    @Override
    public void otherIsGone() {
        session.execute(() -> {
            if (handedOver != null) {
                handedOver = null;
                post(new ConnectionEvent(
                        ConnectionEvent.Kind.DISCONNECTED,
                        connectionId,
                        Map.of("reason", "transferred", "trigger", "remote")));
            }
        });
    }

    @Override
    public void signal(String name, Map<String, Object> values) {
        session.execute(() -> referral.signal(name, values, user()));
    }

    @Override
    public void requested(SipRequest request, SipReply reply) {
        referral.came(request, reply, user());
    }

    private String user() {
        return session.invite().caller().orElse("");
    }

    @Override
    public void hangUp(String reason) {
        session.execute(() -> disconnect(reason));
    }

    @Override
    public void invited() {
        InviteRequest invite = session.invite();
        CallTrace.SIP.note(
                "INVITE for {} by {}", CallTrace.number(calls.limits().shown(invite.user())), invite.transport());
        LOG.info("call to {} from {} by {}", calls.limits().shown(invite.user()), invite.fromUri(), invite.transport());
        Optional<Refusal> refusal =
                calls.enter(this).or(() -> Refusal.ofAccept(invite)).or(this::openAudio);
        if (refusal.isPresent()) {
            LOG.info("call refused: {}", refusal.get().why());
            CallTrace.SIP.note("refused: {}", refusal.get().why());
            callSessionOver = true;
            reject(refusal.get().status(), refusal.get().reason(), refusal.get().headers());
            return;
        }
        state = state.to(CallState.ALERTING);
        calls.line(user(), this, false, LineState.EARLY);
        timers.start(calls.limits().ringAfter(), session::ring);
        timers.start(calls.limits().decideWithin(), () -> reject(503, "No decision", Map.of("Retry-After", "10")));
        alert(invite);
    }

    private Optional<Refusal> openAudio() {
        try {
            if (session.invite().body().isPresent()) {
                SipBody body = session.invite().body().get();
                if (!body.isSdp()) {
                    return Optional.of(Refusal.unsupportedBody(body));
                }
                CallAudio.requireUsable(calls.media(), session.invite(), body.text());
                if (!CallAudio.isAffordable(calls.media(), session.invite(), body.text())) {
                    return Optional.of(Refusal.overloaded("no processor is left for the codecs that are offered"));
                }
            }
            audio = CallAudio.open(calls.media(), session.invite(), calls.clock());
            reoffers = new Reoffers(audio);
            silence = new SilenceWatch(
                    calls.clock(), timers, audio, calls.limits().silence(), this::disconnect);
            return Optional.empty();
        } catch (SdpException e) {
            return Optional.of(Refusal.notAcceptable(e.getMessage()));
        } catch (IOException e) {
            return Optional.of(Refusal.overloaded(e.getMessage()));
        }
    }

    private void alert(InviteRequest invite) {
        IncomingCall incoming = new IncomingCall(
                connectionId,
                invite.callId(),
                invite.requestUri(),
                invite.fromUri(),
                invite.fromName(),
                CallSource.of(invite),
                invite.caller(),
                invite.isFromPage() ? "page" : "sip",
                invite.headers());
        try {
            callSession = calls.receiver().incoming(incoming, new CallControl(this, audio, session, calls));
            callSession.ended().whenComplete((done, problem) -> session.execute(this::callSessionEnded));
        } catch (RuntimeException e) {
            LOG.error("the voice platform did not take the call", e);
            callSessionOver = true;
            reject(500, "Server Internal Error", Map.of());
        }
    }

    void accept() {
        if (state != CallState.ALERTING) {
            return;
        }
        timers.stop();
        try {
            Optional<SipBody> offer = session.invite().body();
            String sdp = earlyAnswer;
            if (sdp.isEmpty()) {
                sdp = offer.isPresent() ? audio.answer(offer.get().text()) : audio.offer();
            }
            calls.decided(this);
            if (session.accept(sdp)) {
                calls.answered();
                if (offer.isPresent()) {
                    connected();
                } else {
                    state = state.to(CallState.OFFERED);
                }
            }
        } catch (SdpException e) {
            LOG.warn("an offer that was usable is not: {}", e.getMessage());
            reject(488, "Not Acceptable Here", Map.of());
        }
    }

    private void connected() {
        answeredAt = calls.clock().instant();
        state = state.to(CallState.CONNECTED);
        calls.line(user(), this, false, LineState.CONFIRMED);
        post(ConnectionEvent.of(ConnectionEvent.Kind.CONNECTED, connectionId));
        LOG.info("call answered after {} ms", sinceBegin().toMillis());
        CallTrace.SIP.note("answered");
        silence.start();
    }

    void reject(int status, String reason, Map<String, String> headers) {
        if (state.isUnanswered()) {
            session.reject(status, reason, headers);
        }
    }

    void disconnect(String reason) {
        if (handedOver != null) {
            Leg other = handedOver;
            otherIsGone();
            other.otherIsGone();
        } else if (state.isUnanswered()) {
            reject(480, "Temporarily Unavailable", Map.of());
        } else if (!state.isOver()) {
            session.bye(reason);
        }
    }

    /** The CCXML session is over: nothing may be left of the call. Also called by the gateway's stop. */
    void callSessionEnded() {
        callSessionOver = true;
        if (state.isUnanswered()) {
            reject(500, "Server Internal Error", Map.of());
        } else {
            disconnect("the session ended");
        }
        releaseIfOver();
    }

    /** The gateway stops. Called by any thread. */
    @Override
    public void stop() {
        session.execute(() -> {
            reject(503, "Service Unavailable", Map.of());
            disconnect("the gateway stops");
        });
    }

    @Override
    public void acknowledged(Optional<SipBody> body) {
        if (state != CallState.OFFERED) {
            return;
        }
        try {
            SipBody answer = body.filter(SipBody::isSdp)
                    .orElseThrow(() -> new SdpException("the ACK carries no answer to our offer"));
            audio.answered(answer.text());
            connected();
        } catch (SdpException e) {
            LOG.info("call without audio: {}", e.getMessage());
            session.bye(e.getMessage());
        }
    }

    @Override
    public void offered(SipOffer offer) {
        reoffers.offered(offer, state);
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
    public void infoKey(char key) {
        if (state == CallState.CONNECTED) {
            audio.infoKey(key);
        }
    }

    @Override
    public void heard() {
        if (silence != null) {
            silence.heard();
        }
    }

    @Override
    public void ended(SipEnd end) {
        boolean unanswered = state.isUnanswered();
        state = state.to(CallState.ENDED);
        calls.line(user(), this, false, LineState.TERMINATED);
        record(end);
        timers.stop();
        LOG.info("call ended after {} ms: {} {}", sinceBegin().toMillis(), end.kind(), end.detail());
        CallTrace.SIP.note("ended: {} {}", end.kind(), end.detail());
        if (audio != null) {
            audio.hungUp();
        }
        referral.over();
        if (handedOver != null) {
            calls.left(this);
            return;
        }
        ConnectionEvent.Kind kind = unanswered ? ConnectionEvent.Kind.FAILED : ConnectionEvent.Kind.DISCONNECTED;
        String trigger = end.kind() == SipEnd.Kind.OUR_BYE ? "local" : "remote";
        String reason = end.detail().isEmpty() ? end.kind().name() : end.detail();
        post(new ConnectionEvent(kind, connectionId, Map.of("reason", reason, "trigger", trigger)));
        releaseIfOver();
    }

    void post(ConnectionEvent event) {
        if (callSession != null) {
            callSession.post(event);
        }
    }

    private void record(SipEnd end) {
        InviteRequest invite = session.invite();
        MediaQuality media = audio == null ? MediaQuality.NONE : audio.quality();
        CallTrace.SIP.note("media: {}", media);
        String said = SipUri.parse(invite.fromUri()).map(SipUri::number).orElse(invite.fromUri());
        calls.record(new CallRecord(
                connectionId,
                invite.callId(),
                "in",
                invite.caller().orElse(said),
                calls.limits().shown(invite.user()),
                begunAt,
                Optional.ofNullable(answeredAt),
                calls.clock().instant(),
                end.detail().isEmpty() ? end.kind().name() : end.detail(),
                invite.trunk().or(invite::caller).orElse(""),
                media));
    }

    private void releaseIfOver() {
        if (state == CallState.ENDED && callSessionOver) {
            state = state.to(CallState.RELEASED);
            if (audio != null) {
                audio.close();
            }
            calls.left(this);
        }
    }

    private Duration sinceBegin() {
        return Duration.ofNanos(calls.clock().nanos() - begunNanos);
    }
}
