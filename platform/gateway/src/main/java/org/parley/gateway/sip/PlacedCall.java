package org.parley.gateway.sip;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.parley.browser.platform.ConnectionEvent;
import org.parley.browser.platform.OutboundCall;
import org.parley.gateway.media.MediaSession;
import org.parley.gateway.sdp.SdpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call that we place: it rings at one or several telephones, of which the first to answer has it. Everything happens on
 * its own queue, one thing at a time.
 */
final class PlacedCall implements Leg {
    /** A hint of {@code <createcall>}: keys that whoever answers hears, as {@link MediaSession#sendKeys} takes them. */
    private static final String KEYS_HINT = "keys";

    private static final Logger LOG = LoggerFactory.getLogger(PlacedCall.class);
    private static final Logger AUDIT = LoggerFactory.getLogger("org.parley.audit");
    private static final String ANSWERED_ELSEWHERE = "SIP;cause=200;text=\"Call completed elsewhere\"";
    private static final int REDIRECTIONS = 5;

    private final String connectionId = UUID.randomUUID().toString();
    private final Calls calls;
    private final OutboundCall wanted;
    private final Optional<TollTicket> ticket;
    private final CallerIdentity caller;
    private final int maxForwards;
    private final Consumer<ConnectionEvent> events;
    private final Executor queue;
    private final CallTimers timers;
    private final CallAudio audio;
    private final List<CallBranch> branches = new ArrayList<>();
    private final Set<String> tried = new HashSet<>();
    private final Instant begunAt;
    private Instant answeredAt;
    private CallState state = CallState.INVITED;
    private final Referral referral;
    private volatile CallBranch answered;
    private Leg handedOver;
    private Optional<CallFailure> failure = Optional.empty();
    private SilenceWatch silence;
    private int redirections;

    /**
     * @param caller who is said to call
     * @param maxForwards of the call that this one comes from
     * @throws IOException no RTP port is free
     */
    PlacedCall(
            Calls calls, OutboundCall wanted, CallerIdentity caller, int maxForwards, Consumer<ConnectionEvent> events)
            throws IOException {
        this.calls = calls;
        this.begunAt = calls.clock().instant();
        this.ticket = calls.ticket(wanted.destination());
        this.wanted = new OutboundCall(
                TollTicket.plain(wanted.destination()), wanted.callerId(), wanted.aai(), wanted.hints());
        this.caller = caller;
        this.maxForwards = maxForwards;
        this.events = events;
        this.queue = calls.endpoint().queue(connectionId);
        this.timers = new CallTimers(calls.clock(), queue);
        this.audio = CallAudio.open(calls.media(), connectionId, calls.endpoint(), calls.clock());
        this.referral = new Referral(this, calls, () -> answered.session(), events, timers);
    }

    @Override
    public String connectionId() {
        return connectionId;
    }

    @Override
    public MediaSession media() {
        return audio.media();
    }

    @Override
    public void openEarly() {
        LOG.debug("early media of a placed call opens with its provisional answer");
    }

    CallAudio audio() {
        return audio;
    }

    Calls calls() {
        return calls;
    }

    CallerIdentity caller() {
        return caller;
    }

    int maxForwards() {
        return maxForwards;
    }

    Executor queue() {
        return queue;
    }

    void begin() {
        queue.execute(() -> {
            state = state.to(CallState.ALERTING);
            List<CallTarget> targets = maxForwards > 1 ? calls.targets().of(wanted.destination()) : List.of();
            LOG.info("calling {} at {} places", wanted.destination(), targets.size());
            int status = maxForwards > 1 ? 480 : 483;
            failure = targets.isEmpty()
                    ? Optional.of(new CallFailure(status, "nobody is there", maxForwards <= 1))
                    : Optional.empty();
            if (!targets.isEmpty()) {
                calls.toll(ticket, "placed", "");
                calls.line(user(), this, true, LineState.EARLY);
            }
            targets.forEach(this::ring);
            failIfNobodyIsLeft();
        });
    }

    private void ring(CallTarget target) {
        if (tried.add(target.uri())) {
            CallBranch branch = new CallBranch(this, target);
            branches.add(branch);
            branch.begin(audio.offer(target.isSecret()));
        }
    }

    /** A telephone rings, or sends audio ahead of its answer. */
    void progressing(CallBranch branch, int status, Optional<SipBody> body) {
        if (state != CallState.ALERTING) {
            return;
        }
        boolean early = false;
        if (branches.size() == 1 && body.filter(SipBody::isSdp).isPresent()) {
            early = take(body.get());
        }
        post(ConnectionEvent.Kind.PROGRESSING, Map.of("status", status, "earlymedia", early));
    }

    private boolean take(SipBody body) {
        try {
            audio.answered(body.text());
            return true;
        } catch (SdpException e) {
            LOG.info("their description is not usable: {}", e.getMessage());
            return false;
        }
    }

    /** The first answer has the call; the others stop ringing. */
    void answered(CallBranch branch, Optional<SipBody> body) {
        if (state != CallState.ALERTING) {
            branch.bye("answered elsewhere");
            return;
        }
        branches.stream().filter(other -> other != branch).forEach(other -> other.cancel(ANSWERED_ELSEWHERE));
        audio.signalled(branch.isSecret());
        boolean usable = body.filter(SipBody::isSdp).isPresent() ? take(body.get()) : audio.isConnected();
        if (!usable) {
            branch.bye("no common codec");
            failed(new CallFailure(488, "Not Acceptable Here", true));
            return;
        }
        answered = branch;
        answeredAt = calls.clock().instant();
        state = state.to(CallState.CONNECTED);
        calls.line(user(), this, true, LineState.CONFIRMED);
        calls.answered();
        timers.stop();
        silence = new SilenceWatch(calls.clock(), timers, audio, calls.limits().silence(), this::hangUp);
        silence.start();
        calls.toll(ticket, "answered", "");
        ticket.flatMap(TollTicket::longest)
                .ifPresent(longest -> timers.start(longest, () -> hangUp("the longest time is over")));
        Optional.ofNullable(wanted.hints().get(KEYS_HINT)).ifPresent(audio.media()::sendKeys);
        post(ConnectionEvent.Kind.CONNECTED, Map.of());
    }

    /** A branch has come to nothing. */
    void refused(CallBranch branch, CallFailure why, List<SipAddress> contacts) {
        if (state != CallState.ALERTING) {
            return;
        }
        failure = Optional.of(failure.map(known -> known.better(why)).orElse(why));
        if (why.status() >= 600) {
            branches.forEach(other -> other.cancel("SIP;cause=" + why.status()));
        } else if (why.status() >= 300 && why.status() < 400) {
            redirected(contacts);
        }
        failIfNobodyIsLeft();
    }

    /** A telephone that sends its calls on may send them to telephones of ours only, and not in a circle. */
    private void redirected(List<SipAddress> contacts) {
        if (++redirections > REDIRECTIONS) {
            LOG.info("the call to {} was sent on too often", wanted.destination());
            return;
        }
        for (SipAddress contact : contacts) {
            Optional<String> extension = calls.targets().extension(contact.uri());
            if (extension.isEmpty()) {
                AUDIT.warn(
                        "forwarding refused: extension=\"{}\" target=\"{}\"",
                        user(),
                        contact.uri().replaceAll("[^A-Za-z0-9*#+@._:;=-]", "?"));
            }
            extension.ifPresent(
                    known -> calls.targets().of("extension:" + known).forEach(this::ring));
        }
    }

    private void failIfNobodyIsLeft() {
        if (state == CallState.ALERTING && branches.stream().allMatch(CallBranch::isOver)) {
            failed(failure.orElse(new CallFailure(480, "Temporarily Unavailable", true)));
        }
    }

    private void failed(CallFailure why) {
        LOG.info("the call to {} failed: {} {}", wanted.destination(), why.status(), why.word());
        state = state.to(CallState.ENDED);
        post(ConnectionEvent.Kind.FAILED, why.properties());
        over(why.status() + " " + why.word());
    }

    void ended(CallBranch branch, SipEnd end) {
        if (branch != answered || state.isOver()) {
            return;
        }
        state = state.to(CallState.ENDED);
        referral.over();
        if (handedOver != null) {
            over("transferred");
            return;
        }
        String reason = end.detail().isEmpty() ? end.kind().name() : end.detail();
        String trigger = end.kind() == SipEnd.Kind.OUR_BYE ? "local" : "remote";
        post(ConnectionEvent.Kind.DISCONNECTED, Map.of("reason", reason, "trigger", trigger));
        over(reason);
    }

    /** With the hint {@code calls} the telephone counts as the caller of that number, though it was called itself. */
    private void record(String cause) {
        String route = wanted.destination();
        Optional<String> calling = Optional.ofNullable(wanted.hints().get("calls"));
        calls.record(new CallRecord(
                connectionId,
                connectionId,
                calling.isPresent() ? "in" : "out",
                calling.isPresent() ? user() : caller.user(),
                calling.map(calls.limits()::shown)
                        .orElse(route.substring(Math.max(route.lastIndexOf('/'), route.indexOf(':')) + 1)),
                begunAt,
                Optional.ofNullable(answeredAt),
                calls.clock().instant(),
                cause,
                calling.isPresent() ? user() : route,
                audio.quality()));
    }

    private void over(String cause) {
        calls.line(user(), this, true, LineState.TERMINATED);
        record(cause);
        calls.toll(ticket, "ended", cause);
        timers.stop();
        audio.hungUp();
        calls.left(this);
    }

    void requested(SipRequest request, SipReply reply) {
        referral.came(request, reply, user());
    }

    /** The extension whose telephone this is. */
    private String user() {
        String destination = wanted.destination();
        return destination.startsWith("extension:") ? destination.substring(destination.indexOf(':') + 1) : "";
    }

    @Override
    public void signal(String name, Map<String, Object> values) {
        queue.execute(() -> referral.signal(name, values, user()));
    }

    @Override
    public boolean is(String callId, String ourTag, String theirTag) {
        CallBranch branch = answered;
        return branch != null && branch.session().is(callId, ourTag, theirTag);
    }

    @Override
    public void handOver(Leg other) {
        queue.execute(() -> {
            if (state == CallState.CONNECTED) {
                handedOver = other;
                answered.bye("transferred");
            }
        });
    }

    @Override
    public void otherIsGone() {
        queue.execute(() -> {
            if (handedOver != null) {
                handedOver = null;
                post(ConnectionEvent.Kind.DISCONNECTED, Map.of("reason", "transferred", "trigger", "remote"));
            }
        });
    }

    void heard() {
        if (silence != null) {
            silence.heard();
        }
    }

    CallState state() {
        return state;
    }

    @Override
    public void hangUp(String reason) {
        queue.execute(() -> {
            if (handedOver != null) {
                Leg other = handedOver;
                otherIsGone();
                other.otherIsGone();
            } else if (state == CallState.CONNECTED) {
                answered.bye(reason);
            } else if (state == CallState.ALERTING || state == CallState.INVITED) {
                branches.forEach(branch -> branch.cancel("SIP;cause=487;text=\"Request Terminated\""));
                state = state.to(CallState.ENDED);
                post(ConnectionEvent.Kind.FAILED, new CallFailure(487, "given up", true).properties());
                over(reason);
            }
        });
    }

    @Override
    public void endOutside(String ticketId) {
        if (ticket.filter(own -> own.id().equals(ticketId)).isPresent()) {
            AUDIT.warn("outside call ended: ticket=\"{}\"", ticketId);
            hangUp("outside calls are stopped");
        }
    }

    @Override
    public void stop() {
        hangUp("the gateway stops");
    }

    /** The CCXML session is over. */
    void sessionEnded() {
        hangUp("the session ended");
        queue.execute(audio::close);
    }

    private void post(ConnectionEvent.Kind kind, Map<String, Object> properties) {
        events.accept(new ConnectionEvent(kind, connectionId, properties));
    }
}
