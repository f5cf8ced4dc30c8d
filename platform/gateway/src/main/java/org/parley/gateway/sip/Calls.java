package org.parley.gateway.sip;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.parley.browser.CallSession;
import org.parley.browser.platform.CallControlPlatform;
import org.parley.browser.platform.Clock;
import org.parley.gateway.media.MediaEngine;

/** All calls of the gateway: lets them in, counts them, and ends them at a stop. */
public final class Calls {
    /** Far beyond the longest call: the watch on silence ends one that nobody hangs up. */
    private static final Duration UNBOUNDED = Duration.ofDays(1);

    private final CallLimits limits;
    private final Gate gate;
    private final MediaEngine media;
    private final Conferences conferences;
    private final CallReceiver receiver;
    private final Clock clock;
    private final Map<String, Leg> legs = new ConcurrentHashMap<>();
    private final Map<String, String> partners = new ConcurrentHashMap<>();
    private final Set<Leg> running = ConcurrentHashMap.newKeySet();
    private final LongAdder begun = new LongAdder();
    private final LongAdder answered = new LongAdder();
    private volatile Consumer<CallRecord> records = record -> {};
    private volatile Consumer<TollTicket.Event> tolls = event -> {};
    private volatile Optional<TollTickets> tickets = Optional.empty();
    private volatile LineListener lines = (extension, connectionId, incoming, state) -> {};
    private volatile boolean closed = true;
    private volatile SipEndpoint endpoint;
    private volatile CallTargets targets = CallTargets.direct();

    public Calls(CallLimits limits, MediaEngine media, CallReceiver receiver, Clock clock) {
        this.limits = limits;
        this.gate = new Gate(limits, clock);
        this.media = media;
        this.conferences = new Conferences(media, limits.maxCalls());
        this.receiver = receiver;
        this.clock = clock;
    }

    /**
     * From now on calls are let in; before, they are answered 503.
     *
     * @param sip by which calls are placed
     * @param places where they go
     */
    public void open(SipEndpoint sip, CallTargets places) {
        endpoint = sip;
        targets = places;
        closed = false;
    }

    /** A call for a new SIP session. */
    public SipSessionListener invited(SipSession session) {
        return new InboundCall(session, this);
    }

    /**
     * Says whether its source asks for calls too fast. Called on a thread of the stack.
     *
     * @return the answer that refuses it
     */
    public Optional<Admission> knock(SipRequest invite) {
        return knock(
                invite.source().getAddress(),
                SipUri.parse(invite.uri()).map(SipUri::number).orElse(""));
    }

    /** The same for a call that comes by another way. */
    public Optional<Admission> knock(InetAddress source, String number) {
        return gate.knock(source, number)
                .map(refusal -> Admission.refused(
                        refusal.status(),
                        refusal.reason(),
                        refusal.headers().entrySet().stream()
                                .map(field -> new SipHeader(field.getKey(), field.getValue()))
                                .toList()));
    }

    /** Lets a call to us in, or says why not. */
    Optional<Refusal> enter(InboundCall call) {
        begun.increment();
        return entered(call, gate.enter(call, call.invite(), closed));
    }

    /** Lets a call in that a running one needs, or says why not. */
    Optional<Refusal> enter(Leg placed, Leg by) {
        begun.increment();
        return entered(placed, gate.enter(placed, by));
    }

    /** Lets a call in that nobody's call needs, or says why not. */
    Optional<Refusal> enter(Leg placed) {
        begun.increment();
        return entered(placed, gate.enter(placed, closed));
    }

    /**
     * Starts a session that no call has begun and that may place calls, under the same bounds and the same toll gate.
     *
     * @param start starts it with what it places calls by, and returns at once
     */
    public CallSession session(Function<CallControlPlatform, CallSession> start) {
        return SessionControl.begin(this, start);
    }

    private synchronized Optional<Refusal> entered(Leg call, Optional<Refusal> refusal) {
        if (refusal.isEmpty()) {
            running.add(call);
            legs.put(call.connectionId(), call);
        }
        return refusal;
    }

    /** Somebody has said what becomes of a call. */
    void decided(Leg call) {
        gate.decided(call);
    }

    /** Whether new calls are let in. */
    public boolean isOpen() {
        return !closed;
    }

    /** Says who keeps records of calls. */
    public void recordTo(Consumer<CallRecord> log) {
        records = log;
    }

    void record(CallRecord record) {
        records.accept(record);
    }

    /** Says who hears what becomes of calls to the outside, and which of their tickets are good. */
    public void tellTolls(Consumer<TollTicket.Event> listener, TollTickets good) {
        tolls = listener;
        tickets = Optional.of(good);
    }

    /** The ticket of a call to the outside; none is good where nobody gives any. */
    Optional<TollTicket> ticket(String destination) {
        return tickets.flatMap(good -> good.in(destination));
    }

    /** Whether a ticket may be used now; once only. */
    boolean spend(TollTicket ticket) {
        return tickets.filter(good -> good.spend(ticket.id())).isPresent();
    }

    /** The toll gate takes a ticket back: its call ends, or is not placed any more. */
    public void endOutside(String ticketId) {
        tickets.ifPresent(good -> good.spend(ticketId));
        running.forEach(leg -> leg.endOutside(ticketId));
    }

    /** An administrator ends a call; one for help goes on. Nothing happens when it is over. */
    public void end(String connectionId) {
        leg(connectionId).filter(leg -> !gate.isEmergency(leg)).ifPresent(leg -> leg.hangUp("administrator"));
    }

    void toll(Optional<TollTicket> ticket, String what, String cause) {
        ticket.ifPresent(known -> tolls.accept(new TollTicket.Event(known.id(), what, clock.instant(), cause)));
    }

    /** Says who hears of the calls of extensions. */
    public void tellLines(LineListener listener) {
        lines = listener;
    }

    /** A call of an extension's telephone has come so far; nothing to tell for an empty one. */
    void line(String extension, Leg leg, boolean incoming, LineState state) {
        if (!extension.isEmpty()) {
            lines.changed(extension, leg.connectionId(), incoming, state);
        }
    }

    void answered() {
        answered.increment();
    }

    /** The connection of that id, of whatever call. */
    Optional<Leg> leg(String connectionId) {
        return Optional.ofNullable(legs.get(connectionId));
    }

    /** The leg of a SIP dialog. */
    Optional<Leg> legOf(String callId, String ourTag, String theirTag) {
        return legs.values().stream()
                .filter(leg -> leg.is(callId, ourTag, theirTag))
                .findFirst();
    }

    void joined(Leg first, Leg second) {
        partners.put(first.connectionId(), second.connectionId());
        partners.put(second.connectionId(), first.connectionId());
    }

    void unjoined(String id) {
        String partner = partners.remove(id);
        if (partner != null) {
            partners.remove(partner, id);
        }
    }

    /** Who talks with a leg. */
    Optional<Leg> partner(Leg leg) {
        return Optional.ofNullable(partners.get(leg.connectionId())).flatMap(this::leg);
    }

    synchronized void left(Leg call) {
        unjoined(call.connectionId());
        legs.remove(call.connectionId());
        running.remove(call);
        gate.left(call);
        notifyAll();
    }

    /**
     * Lets nobody in but emergency calls, waits for running calls up to the drain limit, then ends them and waits up to
     * {@code ending} until they are gone. Emergency calls are waited for until their callers hang up.
     */
    public void close(Duration ending) {
        closed = true;
        await(limits.drain(), running::isEmpty);
        endAll(leg -> !gate.isEmergency(leg));
        await(UNBOUNDED, () -> !gate.hasEmergencies());
        endAll(leg -> true);
        await(ending, running::isEmpty);
    }

    private void endAll(Predicate<Leg> which) {
        running.stream().filter(which).forEach(Leg::stop);
    }

    private synchronized void await(Duration atMost, BooleanSupplier condition) {
        long deadline = System.nanoTime() + atMost.toNanos();
        try {
            for (long left = atMost.toNanos();
                    left > 0 && !condition.getAsBoolean();
                    left = deadline - System.nanoTime()) {
                wait(left / 1_000_000 + 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Calls of which anything is left. */
    public int running() {
        return running.size();
    }

    /** INVITEs that started a session, since the start. */
    public long begun() {
        return begun.sum();
    }

    /** Calls answered with 200, since the start. */
    public long answeredCalls() {
        return answered.sum();
    }

    SipEndpoint endpoint() {
        return endpoint;
    }

    CallTargets targets() {
        return targets;
    }

    CallLimits limits() {
        return limits;
    }

    Conferences conferences() {
        return conferences;
    }

    MediaEngine media() {
        return media;
    }

    CallReceiver receiver() {
        return receiver;
    }

    Clock clock() {
        return clock;
    }
}
