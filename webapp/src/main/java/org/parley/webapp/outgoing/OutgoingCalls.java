package org.parley.webapp.outgoing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.parley.webapp.account.Account;
import org.parley.webapp.conference.CallCommands;
import org.parley.webapp.directory.Directory;
import org.parley.webapp.route.DialPlan;
import org.parley.webapp.route.Route;
import org.parley.webapp.telephone.Registrations;
import org.parley.webapp.toll.TollDecision;
import org.parley.webapp.toll.TollGate;
import org.parley.webapp.toll.TollPath;
import org.parley.webapp.toll.TollRefusal;
import org.parley.webapp.toll.TollRequest;

/**
 * Calls that pages and programs ask for. The toll gate is asked with the rights of whoever asks, when it is asked. They are in
 * memory: a call does not outlive the server that placed it. Thread-safe.
 */
public final class OutgoingCalls {
    /** How long it can be seen what became of a call. */
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    /** The voice platform takes up an order at once, or not at all. */
    private static final Duration TAKEN_WITHIN = Duration.ofSeconds(15);
    /** Invitations that one moderator may have under way. */
    private static final int INVITATIONS_AT_ONCE = 5;

    private static final int LONGEST = 40;

    private final Directory directory;
    private final Registrations registrations;
    private final TollGate toll;
    private final Clock clock;
    private final Map<String, OutgoingCall> calls = new LinkedHashMap<>();
    private final Map<String, CallOrder> orders = new HashMap<>();
    private final Map<String, String> tickets = new HashMap<>();
    private volatile Optional<Way> way = Optional.empty();

    /**
     * How calls are placed.
     *
     * @param outsidePrefix what is dialled before a number outside
     * @param starter has the platform begin the session of a call
     * @param commands reach running calls
     */
    public record Way(DialPlan dialPlan, String outsidePrefix, Starter starter, CallCommands commands) {}

    /** Has the voice platform take up an order. */
    @FunctionalInterface
    public interface Starter {
        /** @return false when it does not */
        boolean start(String order);
    }

    /** What came of a wish: a call, or a sentence that says why there is none. */
    public record Outcome(Optional<OutgoingCall> call, Optional<Refused> refused) {
        static Outcome no(Refused why) {
            return new Outcome(Optional.empty(), Optional.of(why));
        }
    }

    public OutgoingCalls(Directory directory, Registrations registrations, TollGate toll, Clock clock) {
        this.directory = directory;
        this.registrations = registrations;
        this.toll = toll;
        this.clock = clock;
    }

    /** From now on calls can be placed. */
    public void open(Way placedBy) {
        way = Optional.of(placedBy);
    }

    /**
     * The number that an account can have called for one of a list; empty when it cannot.
     *
     * @param dialled whether the number is as it was dialled, with the prefix of outside lines; else as it was shown
     * @param internal whether a number that looks like an extension is one
     */
    public Optional<String> callable(Account account, String number, boolean dialled, boolean internal) {
        String plain = plain(number);
        if (way.isEmpty() || plain.isEmpty() || plain.equals(account.extension())) {
            return Optional.empty();
        }
        DialPlan plan = way.get().dialPlan();
        if (plan.isExtension(plain)) {
            return internal ? Optional.of(plain) : Optional.empty();
        }
        Route route = dialled ? plan.outside(plain) : new Route.Outside(plain);
        return route instanceof Route.Outside outside && toll.mayCallOutside(account.extension())
                ? Optional.of(outside.number())
                : Optional.empty();
    }

    /** Calls the telephones of an account, then a number, and connects them. */
    public Outcome place(Account account, String number) {
        boolean reachable = registrations.of("").stream()
                .anyMatch(telephone -> telephone.extension().equals(account.extension()));
        if (!reachable) {
            return Outcome.no(Refused.NO_TELEPHONE);
        }
        if (running(account.extension(), "").findAny().isPresent()) {
            return Outcome.no(Refused.IN_A_CALL);
        }
        if (plain(number).equals(account.extension())) {
            return Outcome.no(Refused.OWN_NUMBER);
        }
        return ask(account, number, "", TollPath.PAGE);
    }

    /** Calls a number and asks whoever answers into a conference, which the account has to manage. */
    public Outcome invite(Account account, String conference, String number) {
        if (running(account.extension(), conference)
                        .filter(call -> call.step() != CallStep.JOINED)
                        .count()
                >= INVITATIONS_AT_ONCE) {
            return Outcome.no(Refused.TOO_MANY);
        }
        return ask(account, number, conference, TollPath.INVITATION);
    }

    private Outcome ask(Account account, String number, String conference, TollPath path) {
        String to = plain(number);
        if (way.isEmpty()) {
            return Outcome.no(Refused.NOT_POSSIBLE);
        }
        if (to.isEmpty()) {
            return Outcome.no(Refused.NO_NUMBER);
        }
        String id = UUID.randomUUID().toString();
        DialPlan plan = way.get().dialPlan();
        OutgoingCall call = new OutgoingCall(
                id,
                account.extension(),
                conference,
                to,
                plan.isExtension(to) ? directory.displayName(to).orElse("") : "",
                clock.instant(),
                CallStep.ASKED,
                "",
                Optional.empty());
        if (plan.isExtension(to)) {
            return begin(new CallOrder(call, "extension:" + to, to, Optional.of(to)), Optional.empty());
        }
        TollDecision decision = toll.ask(new TollRequest(id, account.extension(), account.extension(), path, to));
        if (decision instanceof TollDecision.Allowed allowed) {
            String dialled = way.get().outsidePrefix() + to;
            return begin(
                    new CallOrder(call, allowed.destination(), dialled, Optional.empty()),
                    Optional.of(allowed.ticket()));
        }
        TollRefusal why = ((TollDecision.Refused) decision).reason();
        return Outcome.no(Refused.of(why));
    }

    private Outcome begin(CallOrder order, Optional<String> ticket) {
        String id = order.call().id();
        synchronized (this) {
            forgetOld();
            calls.put(id, order.call());
            orders.put(id, order);
            ticket.ifPresent(known -> tickets.put(id, known));
        }
        if (!way.orElseThrow().starter().start(id)) {
            end(id, CallEnd.NOT_STARTED);
            return Outcome.no(Refused.NOT_POSSIBLE);
        }
        return new Outcome(Optional.of(order.call()), Optional.empty());
    }

    /** The order that the platform takes up, once. */
    public synchronized Optional<CallOrder> take(String id) {
        return Optional.ofNullable(orders.remove(id));
    }

    /** A call has got a connection, whose end is its own. */
    public synchronized void has(String id, String leg) {
        calls.computeIfPresent(id, (key, call) -> call.by(leg));
    }

    /** A call has come so far; what cannot come next is left aside: it is told late. */
    public synchronized void reached(String id, CallStep step) {
        if (step != CallStep.ENDED) {
            calls.computeIfPresent(id, (key, call) -> call.step().leadsTo(step) ? call.at(step) : call);
            if (step == CallStep.CALLING) {
                tickets.remove(id);
            }
        }
    }

    /** A call is over; the first reason counts. */
    public void end(String id, CallEnd why) {
        Optional<String> unused;
        synchronized (this) {
            calls.computeIfPresent(id, (key, call) -> call.over() ? call : call.ended(why));
            orders.remove(id);
            unused = Optional.ofNullable(tickets.remove(id));
        }
        unused.ifPresent(ticket -> toll.ended(ticket, clock.millis(), "not placed"));
    }

    /** A connection is gone. */
    public void over(String leg) {
        Optional<String> ended;
        synchronized (this) {
            ended = calls.values().stream()
                    .filter(call -> call.leg().equals(leg) && !call.over())
                    .map(OutgoingCall::id)
                    .findFirst();
        }
        ended.ifPresent(id -> end(id, CallEnd.HUNG_UP));
    }

    /** A call of an account, as far as it is known. */
    public synchronized Optional<OutgoingCall> find(Account account, String id) {
        forgetOld();
        return Optional.ofNullable(calls.get(id)).filter(call -> call.owner().equals(account.extension()));
    }

    /** The invitations into a conference, the latest first. */
    public synchronized List<OutgoingCall> invitations(String conference) {
        forgetOld();
        return calls.values().stream()
                .filter(call -> call.conference().equals(conference) && !conference.isEmpty())
                .sorted(Comparator.comparing(OutgoingCall::asked).reversed())
                .toList();
    }

    /** Ends a call of an account; false when there is none under way. */
    public boolean hangUp(Account account, String id) {
        Optional<OutgoingCall> call = find(account, id).filter(known -> !known.over());
        boolean heard = call.isPresent() && way.orElseThrow().commands().send(id, "center.hangup", Map.of());
        if (heard) {
            end(id, CallEnd.HUNG_UP);
        }
        return heard;
    }

    private synchronized Stream<OutgoingCall> running(String owner, String conference) {
        forgetOld();
        return calls.values().stream()
                .filter(call -> call.owner().equals(owner) && call.conference().equals(conference) && !call.over())
                .toList()
                .stream();
    }

    private void forgetOld() {
        Instant now = clock.instant();
        List.copyOf(calls.values()).forEach(call -> {
            if (call.over() && call.asked().plus(REMEMBERED).isBefore(now)) {
                calls.remove(call.id());
            } else if (call.step() == CallStep.ASKED
                    && call.asked().plus(TAKEN_WITHIN).isBefore(now)) {
                end(call.id(), CallEnd.NOT_STARTED);
            }
        });
    }

    /** Without what people write between digits. */
    private static String plain(String number) {
        String plain = number.replaceAll("[\\s()./-]", "");
        return plain.matches("\\+?[0-9]+") && plain.length() <= LONGEST ? plain : "";
    }
}
