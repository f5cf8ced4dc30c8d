package org.parley.webapp.event;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;
import org.parley.webapp.store.Database;

/**
 * The outbox. Events of one subject are numbered in the order of their commits as long as their transactions first lock
 * what they change; events of different subjects may be committed out of order, so a reader that resumes is given those
 * of the last minute again.
 */
public final class GatewayEvents {
    private static final Duration KEPT = Duration.ofDays(2);
    private static final Duration COMMITTED_LATE = Duration.ofMinutes(1);
    private static final int AT_ONCE = 500;

    private final Database database;
    private final Clock clock;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public GatewayEvents(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
        database.useTransaction(handle -> handle.createUpdate("DELETE FROM gateway_event WHERE created_ms < :old")
                .bind("old", clock.millis() - KEPT.toMillis())
                .execute());
    }

    /** Adds an event in the transaction that makes the change; {@link #announce} is called after its commit. */
    public void add(Handle handle, GatewayEvent.Kind kind, String subject, String content) {
        handle.createUpdate("INSERT INTO gateway_event (kind, subject, content, created_ms)"
                        + " VALUES (:kind, :subject, :content, :now)")
                .bind("kind", kind.text())
                .bind("subject", subject)
                .bind("content", content)
                .bind("now", clock.millis())
                .execute();
    }

    /** Wakes those who follow the outbox, when the transaction that is under way is committed. */
    public void announce() {
        database.afterCommit(() -> listeners.forEach(Runnable::run));
    }

    /** Adds somebody to wake when there may be events; must return at once. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    public void forget(Runnable listener) {
        listeners.remove(listener);
    }

    /** The first events after a number, in order. */
    public List<GatewayEvent> after(long number) {
        return database.inTransaction(handle -> handle.createQuery(
                        "SELECT n, kind, subject, content FROM gateway_event WHERE n > :after ORDER BY n FETCH FIRST "
                                + AT_ONCE + " ROWS ONLY")
                .bind("after", number)
                .map((row, context) -> new GatewayEvent(
                        row.getLong("n"),
                        GatewayEvent.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        row.getString("subject"),
                        row.getString("content")))
                .list());
    }

    /** The number of the last event, 0 when there is none. */
    public long last() {
        return number("SELECT MAX(n) FROM gateway_event", Long.MAX_VALUE);
    }

    /** Where a reader goes on that has heard of {@code number}; -1 when what it missed is kept no longer. */
    public long resume(long number) {
        long first = number("SELECT MIN(n) FROM gateway_event", Long.MAX_VALUE);
        if (number > last() || first > 0 && number < first - 1) {
            return -1;
        }
        long late = number(
                "SELECT MIN(n) FROM gateway_event WHERE created_ms >= :since",
                clock.millis() - COMMITTED_LATE.toMillis());
        return late == 0 ? number : Math.min(number, late - 1);
    }

    private long number(String query, long since) {
        return database.inTransaction(handle -> {
            var select = handle.createQuery(query);
            if (query.contains(":since")) {
                select.bind("since", since);
            }
            return select.map((row, context) -> row.getLong(1)).one();
        });
    }
}
