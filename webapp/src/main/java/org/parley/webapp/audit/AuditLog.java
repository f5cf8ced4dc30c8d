package org.parley.webapp.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.parley.webapp.store.Database;

/** The audit of administrators' acts. Rows are never changed and never deleted. */
public final class AuditLog {
    private static final int WHO = 64;
    private static final int FROM = 64;
    private static final int ACT = 40;
    private static final int SUBJECT = 64;
    private static final int DETAIL = 2000;

    private final Database database;
    private final Clock clock;

    public AuditLog(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Runs work and writes what it noted, in one transaction: neither is there without the other. The work is run again when
     * it lost a race, so it must have no effect outside the database but those that may be repeated.
     */
    public <R> R during(Actor actor, Function<AuditNotes, R> work) {
        return database.inTransaction(handle -> {
            AuditNotes notes = new AuditNotes();
            R result = work.apply(notes);
            notes.all().forEach(note -> insert(handle, actor, note));
            return result;
        });
    }

    private void insert(Handle handle, Actor actor, AuditNotes.Note note) {
        handle.createUpdate("INSERT INTO audit_entry (at_ms, who, way, source, act, subject, detail) VALUES (:at, :who,"
                        + " :way, :source, :act, :subject, :detail)")
                .bind("at", clock.millis())
                .bind("who", cut(actor.who(), WHO))
                .bind("way", actor.way().id())
                .bind("source", cut(actor.from(), FROM))
                .bind("act", cut(note.act(), ACT))
                .bind("subject", cut(note.subject(), SUBJECT))
                .bind("detail", cut(note.detail(), DETAIL))
                .execute();
    }

    private static String cut(String text, int length) {
        String clean = text.replaceAll("\\p{Cntrl}", " ");
        return clean.length() > length ? clean.substring(0, length) : clean;
    }

    /**
     * The newest first.
     *
     * @param part of what every row must have somewhere, in any case; empty for all
     * @param before only rows with a lesser id
     */
    public List<AuditEntry> page(String part, long before, int limit) {
        String plain = part.toLowerCase(Locale.ROOT).replaceAll("[%_]", "");
        String filter = plain.isEmpty()
                ? ""
                : " AND (LOWER(who) LIKE :part OR subject LIKE :part OR LOWER(act) LIKE :part OR source LIKE :part"
                        + " OR LOWER(detail) LIKE :part)";
        return database.inTransaction(handle -> {
            var query = handle.createQuery("SELECT id, at_ms, who, way, source, act, subject, detail FROM audit_entry"
                            + " WHERE id < :before" + filter + " ORDER BY id DESC FETCH FIRST " + limit + " ROWS ONLY")
                    .bind("before", before);
            if (!plain.isEmpty()) {
                query.bind("part", "%" + plain + "%");
            }
            return query.map((row, context) -> entry(row)).list();
        });
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        Actor actor = new Actor(
                row.getString("who"),
                Actor.Way.valueOf(row.getString("way").toUpperCase(Locale.ROOT)),
                row.getString("source"));
        return new AuditEntry(
                row.getLong("id"),
                Instant.ofEpochMilli(row.getLong("at_ms")),
                actor,
                row.getString("act"),
                row.getString("subject"),
                row.getString("detail"));
    }
}
