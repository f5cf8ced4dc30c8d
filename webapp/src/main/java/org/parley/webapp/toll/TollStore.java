package org.parley.webapp.toll;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Rows of {@code toll_attempt} and {@code toll_right}. */
final class TollStore {
    private static final String COLUMNS = "ticket, call_id, extension, caller, path, number, number_class, outcome,"
            + " reason, max_s, asked_ms, placed_ms, answered_ms, ended_ms";

    void insert(Handle handle, TollAttempt attempt, long maxSeconds) {
        handle.createUpdate("INSERT INTO toll_attempt (ticket, call_id, extension, caller, path, number, number_class,"
                        + " outcome, reason, max_s, asked_ms) VALUES (:ticket, :call, :user, :caller, :path, :number,"
                        + " :class, :outcome, :reason, :max, :asked)")
                .bind("ticket", attempt.ticket())
                .bind("call", cut(attempt.callId(), 255))
                .bind("user", cut(attempt.user(), 16))
                .bind("caller", cut(attempt.caller(), 128))
                .bind("path", attempt.path())
                .bind("number", cut(attempt.number(), 64))
                .bind("class", attempt.numberClass())
                .bind("outcome", attempt.outcome())
                .bind("reason", cut(attempt.reason(), 200))
                .bind("max", maxSeconds)
                .bind("asked", attempt.askedAt())
                .execute();
    }

    /** Sets a time of an allowed call that has none yet; {@code column} is one of ours, never from outside. */
    boolean happened(Handle handle, String ticket, String column, long at) {
        return handle.createUpdate("UPDATE toll_attempt SET " + column + " = :at WHERE ticket = :ticket AND " + column
                                + " IS NULL AND outcome IN ('allowed', 'emergency')")
                        .bind("at", at)
                        .bind("ticket", ticket)
                        .execute()
                == 1;
    }

    void ended(Handle handle, String ticket, long at, String cause) {
        handle.createUpdate("UPDATE toll_attempt SET ended_ms = :at, reason = :cause WHERE ticket = :ticket AND outcome"
                        + " IN ('allowed', 'emergency')")
                .bind("at", at)
                .bind("cause", cut(cause, 200))
                .bind("ticket", ticket)
                .execute();
    }

    /** Calls that were in progress when the process ended lasted as long as they may have. */
    void closeOpen(Handle handle, Instant now) {
        handle.createUpdate(
                        "UPDATE toll_attempt SET reason = 'restart', ended_ms = CASE WHEN answered_ms IS NULL THEN"
                                + " asked_ms WHEN answered_ms + CAST(max_s AS BIGINT) * 1000 < :now THEN answered_ms +"
                                + " CAST(max_s AS BIGINT) * 1000 ELSE :now END WHERE placed_ms IS NOT NULL AND ended_ms IS NULL")
                .bind("now", now.toEpochMilli())
                .execute();
    }

    /** Allowed calls since then. */
    List<Usage.Call> calls(Handle handle, Instant since) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM toll_attempt WHERE asked_ms >= :since AND outcome ="
                        + " 'allowed'")
                .bind("since", since.toEpochMilli())
                .map((row, context) -> new Usage.Call(
                        row.getString("extension"),
                        row.getInt("max_s"),
                        row.getLong("asked_ms"),
                        time(row, "placed_ms"),
                        time(row, "answered_ms"),
                        time(row, "ended_ms")))
                .list();
    }

    /** Tickets of calls that are not over, of a user or, for an empty one, of all; those of emergencies are not among them. */
    List<String> openTickets(Handle handle, String user, Instant since) {
        return handle.createQuery("SELECT ticket FROM toll_attempt WHERE outcome = 'allowed' AND ended_ms IS NULL"
                        + " AND asked_ms >= :since AND (extension = :user OR :all = 1)")
                .bind("user", user)
                .bind("all", user.isEmpty() ? 1 : 0)
                .bind("since", since.toEpochMilli())
                .mapTo(String.class)
                .list();
    }

    /** How often a user was refused since then. */
    int refusals(Handle handle, String user, Instant since) {
        return handle.createQuery("SELECT COUNT(*) FROM toll_attempt WHERE extension = :user AND asked_ms >= :since AND"
                        + " outcome = 'refused'")
                .bind("user", user)
                .bind("since", since.toEpochMilli())
                .mapTo(Integer.class)
                .one();
    }

    /** How often users were refused since then, guests left out. */
    int refusalsOfUsers(Handle handle, Instant since) {
        return handle.createQuery("SELECT COUNT(*) FROM toll_attempt WHERE asked_ms >= :since AND outcome = 'refused'"
                        + " AND extension <> ''")
                .bind("since", since.toEpochMilli())
                .mapTo(Integer.class)
                .one();
    }

    /** The newest first. @param before milliseconds since 1970 */
    List<TollAttempt> list(Handle handle, long before, int limit) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM toll_attempt WHERE asked_ms < :before ORDER BY asked_ms"
                        + " DESC, ticket DESC FETCH FIRST " + limit + " ROWS ONLY")
                .bind("before", before)
                .map((row, context) -> attempt(row))
                .list();
    }

    void forget(Handle handle, Instant before) {
        handle.createUpdate("DELETE FROM toll_attempt WHERE asked_ms < :before")
                .bind("before", before.toEpochMilli())
                .execute();
    }

    private static TollAttempt attempt(ResultSet row) throws SQLException {
        return new TollAttempt(
                row.getString("ticket"),
                row.getString("call_id"),
                row.getString("extension"),
                row.getString("caller"),
                row.getString("path"),
                row.getString("number"),
                row.getString("number_class"),
                row.getString("outcome"),
                row.getString("reason"),
                row.getLong("asked_ms"),
                time(row, "answered_ms"),
                time(row, "ended_ms"));
    }

    private static OptionalLong time(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** What was set for a user beside the permission. */
    Optional<TollRights> rights(Handle handle, long account, boolean outside) {
        return handle.createQuery("SELECT classes, max_call_s, calls_per_day, minutes_per_day, calls_at_once FROM"
                        + " toll_right WHERE account_id = :account")
                .bind("account", account)
                .map((row, context) -> new TollRights(
                        outside,
                        Optional.ofNullable(row.getString(1)).map(TollStore::classes),
                        number(row, 2),
                        number(row, 3),
                        number(row, 4),
                        number(row, 5)))
                .findOne();
    }

    void put(Handle handle, long account, TollRights rights) {
        handle.createUpdate("DELETE FROM toll_right WHERE account_id = :account")
                .bind("account", account)
                .execute();
        handle.createUpdate("INSERT INTO toll_right (account_id, classes, max_call_s, calls_per_day, minutes_per_day,"
                        + " calls_at_once) VALUES (:account, :classes, :longest, :calls, :minutes, :once)")
                .bind("account", account)
                .bindByType("classes", rights.classes().map(TollStore::text).orElse(null), String.class)
                .bindByType("longest", boxed(rights.maxCallSeconds()), Integer.class)
                .bindByType("calls", boxed(rights.callsPerDay()), Integer.class)
                .bindByType("minutes", boxed(rights.minutesPerDay()), Integer.class)
                .bindByType("once", boxed(rights.callsAtOnce()), Integer.class)
                .execute();
    }

    private static Set<NumberClass> classes(String text) {
        return Arrays.stream(text.split(","))
                .flatMap(id -> NumberClass.ofId(id).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String text(Set<NumberClass> classes) {
        return classes.stream().sorted().map(NumberClass::id).collect(Collectors.joining(","));
    }

    private static OptionalInt number(ResultSet row, int column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    private static String cut(String text, int length) {
        return text.length() > length ? text.substring(0, length) : text;
    }
}
