package org.parley.gateway.sip;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.browser.platform.Clock;

/**
 * Lets calls in or says why not, so that those in progress are never harmed: bounds in all and for each source, none at
 * a stop. Emergency calls of our telephones pass. Thread-safe.
 */
final class Gate {
    private static final int MANY_SOURCES = 50_000;
    private static final long SECOND = 1_000_000_000L;

    private final CallLimits limits;
    private final Clock clock;
    private final Map<Leg, Optional<InetAddress>> inside = new HashMap<>();
    private final Map<InetAddress, Integer> bySource = new HashMap<>();
    private final Map<InetAddress, Pace> paces = new HashMap<>();
    private final Set<Leg> undecided = new HashSet<>();
    private final Set<Leg> emergencies = new HashSet<>();

    Gate(CallLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** What is left of a source's new calls, and since when. */
    private record Pace(double left, long atNanos) {
        Pace at(long nanos, int perSecond) {
            double grown = left + (nanos - atNanos) * (double) perSecond / SECOND;
            return new Pace(Math.min(perSecond, grown), nanos);
        }
    }

    /** Before anything is known but where an INVITE comes from: whether its source asks for calls too fast. */
    synchronized Optional<Refusal> knock(InetAddress source, String number) {
        int perSecond = limits.perSource().newPerSecond();
        if (!limits.perSource().binds(source) || limits.emergency().contains(number)) {
            return Optional.empty();
        }
        long now = clock.nanos();
        if (paces.size() > MANY_SOURCES) {
            paces.values().removeIf(pace -> pace.at(now, perSecond).left() >= perSecond);
        }
        Pace pace = paces.getOrDefault(source, new Pace(perSecond, now)).at(now, perSecond);
        boolean free = pace.left() >= 1;
        paces.put(source, free ? new Pace(pace.left() - 1, now) : pace);
        return free
                ? Optional.empty()
                : Optional.of(Refusal.overloaded("more than " + perSecond + " calls a second from " + source));
    }

    /** A call to us. */
    synchronized Optional<Refusal> enter(Leg call, InviteRequest invite, boolean closed) {
        if (invite.caller().isPresent() && limits.emergency().contains(invite.user())) {
            emergencies.add(call);
            let(call, Optional.empty());
            return Optional.empty();
        }
        boolean bound = invite.trunk().isEmpty() && limits.perSource().binds(invite.source());
        int most = limits.perSource().calls();
        if (closed) {
            return Optional.of(Refusal.overloaded("the gateway is stopping or not ready yet"));
        }
        if (inside.size() >= limits.maxCalls()) {
            return Optional.of(Refusal.overloaded("all " + limits.maxCalls() + " calls are in use"));
        }
        if (undecided.size() >= limits.maxUndecided()) {
            return Optional.of(Refusal.overloaded(undecided.size() + " calls wait for a decision"));
        }
        if (bound && bySource.getOrDefault(invite.source(), 0) >= most) {
            return Optional.of(Refusal.overloaded("all " + most + " calls of " + invite.source() + " are in use"));
        }
        undecided.add(call);
        let(call, bound ? Optional.of(invite.source()) : Optional.empty());
        return Optional.empty();
    }

    /** A call that a running one needs. A stop does not keep it out: the other one is to end well. */
    synchronized Optional<Refusal> enter(Leg placed, Leg by) {
        if (emergencies.contains(by)) {
            emergencies.add(placed);
        } else if (inside.size() >= limits.maxCalls()) {
            return Optional.of(Refusal.overloaded("all " + limits.maxCalls() + " calls are in use"));
        }
        let(placed, Optional.empty());
        return Optional.empty();
    }

    /** A call that no other call needs. */
    synchronized Optional<Refusal> enter(Leg placed, boolean closed) {
        if (closed) {
            return Optional.of(Refusal.overloaded("the gateway is stopping or not ready yet"));
        }
        if (inside.size() >= limits.maxCalls()) {
            return Optional.of(Refusal.overloaded("all " + limits.maxCalls() + " calls are in use"));
        }
        let(placed, Optional.empty());
        return Optional.empty();
    }

    private void let(Leg call, Optional<InetAddress> source) {
        inside.put(call, source);
        source.ifPresent(address -> bySource.merge(address, 1, Integer::sum));
    }

    /** Somebody has said what becomes of it. */
    synchronized void decided(Leg call) {
        undecided.remove(call);
    }

    synchronized void left(Leg call) {
        undecided.remove(call);
        emergencies.remove(call);
        Optional<InetAddress> source = inside.remove(call);
        if (source != null) {
            source.ifPresent(address -> bySource.computeIfPresent(address, (key, n) -> n > 1 ? n - 1 : null));
        }
    }

    synchronized boolean isEmergency(Leg call) {
        return emergencies.contains(call);
    }

    synchronized boolean hasEmergencies() {
        return !emergencies.isEmpty();
    }
}
