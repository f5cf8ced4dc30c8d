package org.parley.webapp.toll;

import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.Accounts;
import org.parley.webapp.account.Role;
import org.parley.webapp.event.GatewayEvent;
import org.parley.webapp.event.GatewayEvents;
import org.parley.webapp.store.Database;

/**
 * The one gate to outside lines: whoever wants a call placed asks here first and calls the destination that it gives. Each
 * attempt is a row, whatever comes of it. Emergency numbers pass for every telephone of ours, past all caps and stops.
 * Attempts are decided one at a time, so that no two use the same rest of a cap.
 */
public final class TollGate {
    /** As many as an event has room for. */
    private static final int TICKETS_AT_ONCE = 20;

    private final Database database;
    private final Accounts accounts;
    private final TollSettings settings;
    private final Clock clock;
    private final TollStore store = new TollStore();
    private final StopStore stops = new StopStore();
    private final GatewayEvents events;
    private final TicketSignature signature;
    private final TollRules rules;
    private final TollJournal journal = new TollJournal();
    private Instant cleaned = Instant.EPOCH;

    /**
     * @param events tell gateways which calls to end
     * @param platformKey signs tickets for the gateways, which have it too
     */
    public TollGate(
            Database database,
            Accounts accounts,
            GatewayEvents events,
            byte[] platformKey,
            TollSettings settings,
            Clock clock) {
        this.events = events;
        this.signature = new TicketSignature(platformKey);
        this.database = database;
        this.accounts = accounts;
        this.settings = settings;
        this.clock = clock;
        this.rules = new TollRules(settings, store, stops);
        database.useTransaction(handle -> store.closeOpen(handle, clock.instant()));
        journal.stopped(stops().size());
    }

    public TollSettings settings() {
        return settings;
    }

    /** Figures for {@code /metrics}. */
    public MeterBinder meters() {
        return journal;
    }

    /** Whether an extension may use outside lines at all. */
    public boolean mayCallOutside(String user) {
        return rights(user).outside();
    }

    /** Asks for one call. */
    public TollDecision ask(TollRequest request) {
        return decide(request, Optional.empty());
    }

    /** Refuses for a reason that was found elsewhere, as all refusals are: with a row, counted towards alarms. */
    public TollDecision refuse(TollRequest request, TollRefusal reason) {
        return decide(request, Optional.of(reason));
    }

    private synchronized TollDecision decide(TollRequest request, Optional<TollRefusal> already) {
        TollRights rights = request.user().isEmpty() ? TollRights.NONE : rights(request.user());
        Instant now = clock.instant();
        List<TollAttempt> rows = new ArrayList<>();
        TollDecision decision = database.inTransaction(handle -> {
            rows.clear();
            return decide(handle, request, already, rights, now, rows);
        });
        rows.forEach(journal::tell);
        if (rows.size() > 1) {
            journal.stopped(stops().size());
            events.announce();
        }
        forgetOld(now);
        return decision;
    }

    private TollDecision decide(
            Handle handle,
            TollRequest request,
            Optional<TollRefusal> already,
            TollRights rights,
            Instant now,
            List<TollAttempt> rows) {
        String ticket = UUID.randomUUID().toString();
        if (already.isEmpty() && request.user().isEmpty()) {
            return refused(handle, request, TollRefusal.GUEST, now, rows);
        }
        if (already.isEmpty() && settings.emergency().contains(request.number())) {
            write(handle, row(ticket, request, "emergency", "", now), 0, rows);
            return allowed(ticket, request.number(), Duration.ZERO);
        }
        TollRules.Verdict verdict = already.map(TollRules.Verdict::no)
                .orElseGet(() -> rules.judge(handle, request.user(), rights, request.number(), now));
        if (verdict.refusal().isPresent()) {
            return refused(handle, request, verdict.refusal().get(), now, rows);
        }
        write(
                handle,
                row(ticket, request, "allowed", "", now),
                verdict.longest().toSeconds(),
                rows);
        return allowed(ticket, request.number(), verdict.longest());
    }

    private TollDecision allowed(String ticket, String number, Duration longest) {
        String signed = signature.of(TollDecision.Allowed.unsigned(ticket, number, longest));
        return new TollDecision.Allowed(ticket, number, longest, signed);
    }

    private TollDecision refused(
            Handle handle, TollRequest request, TollRefusal reason, Instant now, List<TollAttempt> rows) {
        TollAttempt row = row(UUID.randomUUID().toString(), request, "refused", reason.id(), now);
        write(handle, row, 0, rows);
        if (reason.stopsUser()) {
            stop(handle, request.user(), reason.id(), row, now, rows);
        } else if (reason.stopsAll()) {
            stop(handle, TollStop.ALL, reason.id(), row, now, rows);
        } else {
            watch(handle, request, row, now, rows);
        }
        return new TollDecision.Refused(reason);
    }

    /** Too many refusals are an alarm, and of users a stop. */
    private void watch(Handle handle, TollRequest request, TollAttempt row, Instant now, List<TollAttempt> rows) {
        TollAlarms alarms = settings.alarms();
        String user = request.user();
        int own = store.refusals(handle, user, since(handle, user, now));
        if (user.isEmpty()) {
            if (own % alarms.guests() == 0) {
                alarm(handle, "guests", row, now, rows);
            }
            return;
        }
        if (own >= alarms.refusals() && stops.find(handle, user).isEmpty()) {
            stop(handle, user, "refusals", row, now, rows);
        }
        if (store.refusalsOfUsers(handle, since(handle, TollStop.ALL, now)) >= alarms.refusalsInAll()
                && stops.find(handle, TollStop.ALL).isEmpty()) {
            stop(handle, TollStop.ALL, "refusals", row, now, rows);
        }
    }

    private Instant since(Handle handle, String subject, Instant now) {
        Instant window = now.minus(settings.alarms().within());
        Instant released = stops.released(handle, subject);
        return window.isAfter(released) ? window : released;
    }

    private void stop(
            Handle handle, String subject, String reason, TollAttempt cause, Instant now, List<TollAttempt> rows) {
        alarm(handle, reason, cause, now, rows);
        stops.stop(handle, new TollStop(subject, now, reason));
        if (reason.equals("refusals")) {
            endCalls(handle, subject);
        }
        write(handle, event(subject, "stop", reason, now), 0, rows);
    }

    private void alarm(Handle handle, String reason, TollAttempt cause, Instant now, List<TollAttempt> rows) {
        TollAttempt row = new TollAttempt(
                UUID.randomUUID().toString(),
                cause.callId(),
                cause.user(),
                cause.caller(),
                cause.path(),
                cause.number(),
                cause.numberClass(),
                "alarm",
                reason,
                now.toEpochMilli(),
                OptionalLong.empty(),
                OptionalLong.empty());
        write(handle, row, 0, rows);
    }

    private void write(Handle handle, TollAttempt row, long maxSeconds, List<TollAttempt> rows) {
        store.insert(handle, row, maxSeconds);
        rows.add(row);
    }

    private TollAttempt row(String ticket, TollRequest request, String outcome, String reason, Instant now) {
        String numberClass =
                settings.plan().classOf(request.number()).map(NumberClass::id).orElse("");
        return new TollAttempt(
                ticket,
                request.callId(),
                request.user(),
                request.caller(),
                request.path().id(),
                request.number(),
                settings.emergency().contains(request.number()) ? "emergency" : numberClass,
                outcome,
                reason,
                now.toEpochMilli(),
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    private static TollAttempt event(String subject, String outcome, String reason, Instant now) {
        return new TollAttempt(
                UUID.randomUUID().toString(),
                "",
                subject,
                "",
                "",
                "",
                "",
                outcome,
                reason,
                now.toEpochMilli(),
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    private void forgetOld(Instant now) {
        if (cleaned.plus(Duration.ofDays(1)).isBefore(now)) {
            cleaned = now;
            database.useTransaction(handle -> store.forget(handle, now.minus(settings.keep())));
        }
    }

    /** The gateway has called the number. */
    public void placed(String ticket, long atMillis) {
        database.useTransaction(handle -> store.happened(handle, ticket, "placed_ms", atMillis));
    }

    /** The call was answered. */
    public void answered(String ticket, long atMillis) {
        database.useTransaction(handle -> store.happened(handle, ticket, "answered_ms", atMillis));
    }

    /** The call is over, or came to nothing. */
    public void ended(String ticket, long atMillis, String cause) {
        database.useTransaction(handle -> store.ended(handle, ticket, atMillis, cause));
    }

    /** The audit, the newest first. @param before milliseconds since 1970 */
    public List<TollAttempt> list(long before, int limit) {
        return database.inTransaction(handle -> store.list(handle, before, limit));
    }

    /** Who is stopped. */
    public List<TollStop> stops() {
        return database.inTransaction(stops::all);
    }

    /** Stops a user, or {@link TollStop#ALL}. */
    public void stop(String subject, String reason) {
        change(subject, "stop", reason, handle -> {
            stops.stop(handle, new TollStop(subject, clock.instant(), reason));
            endCalls(handle, subject);
        });
    }

    /** Gateways end the calls in progress, if the settings say so; those for help go on. */
    private void endCalls(Handle handle, String subject) {
        if (!settings.stopEndsCalls()) {
            return;
        }
        List<String> tickets = store.openTickets(
                handle,
                subject.equals(TollStop.ALL) ? "" : subject,
                clock.instant().minus(TollRules.LONGEST_CALL));
        for (int from = 0; from < tickets.size(); from += TICKETS_AT_ONCE) {
            List<String> some = tickets.subList(from, Math.min(tickets.size(), from + TICKETS_AT_ONCE));
            events.add(
                    handle, GatewayEvent.Kind.TOLL, subject, "{\"tickets\":[\"" + String.join("\",\"", some) + "\"]}");
        }
    }

    /**
     * Lets a user, or {@link TollStop#ALL}, call again; what was called and refused before counts no more.
     *
     * @param by who does that
     * @return whether there was a stop
     */
    public boolean release(String subject, String by) {
        boolean known =
                database.inTransaction(handle -> stops.find(handle, subject)).isPresent();
        if (known) {
            change(subject, "release", by, handle -> stops.release(handle, subject, clock.instant()));
        }
        return known;
    }

    private synchronized void change(String subject, String outcome, String reason, Consumer<Handle> action) {
        TollAttempt row = event(subject, outcome, reason, clock.instant());
        database.useTransaction(handle -> {
            action.accept(handle);
            store.insert(handle, row, 0);
        });
        journal.tell(row);
        journal.stopped(stops().size());
        events.announce();
    }

    /** What was set for an extension; nothing is allowed to one that does not exist. */
    public TollRights rights(String extension) {
        Optional<Account> account = accounts.byExtension(extension);
        if (account.isEmpty()) {
            return TollRights.NONE;
        }
        boolean outside = account.get().roles().contains(Role.OUTSIDE_LINES);
        return database.inTransaction(
                        handle -> store.rights(handle, account.get().id(), outside))
                .orElse(TollRights.of(outside));
    }

    /** Replaces what was set; false when there is no such extension. */
    public boolean change(String extension, TollRights rights) {
        Optional<Account> account = accounts.byExtension(extension);
        account.ifPresent(found -> {
            accounts.grant(extension, Role.OUTSIDE_LINES, rights.outside());
            database.useTransaction(handle -> store.put(handle, found.id(), rights));
        });
        return account.isPresent();
    }
}
