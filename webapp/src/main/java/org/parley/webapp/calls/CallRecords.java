package org.parley.webapp.calls;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.parley.webapp.store.Database;

/** Keeps and lists call records. */
public final class CallRecords {
    private final Database database;

    public CallRecords(Database database) {
        this.database = database;
    }

    /** Keeps records; one that is known already changes nothing. */
    public void add(List<CallRecord> records) {
        Map<String, CallRecord> byLeg = new LinkedHashMap<>();
        records.forEach(record -> byLeg.putIfAbsent(record.leg(), record));
        if (!byLeg.isEmpty()) {
            database.useTransaction(handle -> {
                Map<String, CallRecord> fresh = new LinkedHashMap<>(byLeg);
                handle.createQuery("SELECT leg FROM call_record WHERE leg IN (<legs>)")
                        .bindList("legs", List.copyOf(byLeg.keySet()))
                        .mapTo(String.class)
                        .forEach(fresh::remove);
                insert(handle, fresh.values());
            });
        }
    }

    private static void insert(Handle handle, Collection<CallRecord> records) {
        if (records.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch(
                "INSERT INTO call_record (leg, call_id, direction, from_number, to_number, begun_ms,"
                        + " answered_ms, ended_ms, cause, route, packets_sent, packets_received, packets_lost,"
                        + " jitter_us, far_lost, far_jitter_us, round_trip_us) VALUES (:leg, :call, :direction,"
                        + " :from, :to, :begun, :answered, :ended, :cause, :route, :sent, :received, :lost, :jitter,"
                        + " :farLost, :farJitter, :roundTrip)");
        for (CallRecord record : records) {
            CallMedia media = record.media();
            batch.bind("leg", record.leg())
                    .bind("call", cut(record.callId(), 255))
                    .bind("direction", record.direction())
                    .bind("from", cut(record.from(), 128))
                    .bind("to", cut(record.to(), 128))
                    .bind("begun", record.begunAt())
                    .bind("answered", orNull(record.answeredAt()))
                    .bind("ended", record.endedAt())
                    .bind("cause", cut(record.cause(), 200))
                    .bind("route", cut(record.route(), 128))
                    .bind("sent", media.sent())
                    .bind("received", media.received())
                    .bind("lost", media.lost())
                    .bind("jitter", media.jitterMicros())
                    .bind("farLost", orNull(media.farLost()))
                    .bind("farJitter", orNull(media.farJitterMicros()))
                    .bind("roundTrip", orNull(media.roundTripMicros()))
                    .add();
        }
        batch.execute();
    }

    private static Long orNull(OptionalLong number) {
        return number.isPresent() ? (Long) number.getAsLong() : null;
    }

    /** A message comes of a leg, whose record may not be there yet; in the transaction that makes the message. */
    public static void note(Handle handle, String leg, long messageId) {
        if (!leg.isEmpty()) {
            handle.createUpdate("INSERT INTO call_message (leg, message_id) VALUES (:leg, :message)")
                    .bind("leg", leg)
                    .bind("message", messageId)
                    .execute();
        }
    }

    /** A leg comes into a conference; its record is not there yet. */
    public void inConference(String leg, String conference) {
        if (leg.isEmpty()) {
            return;
        }
        database.useTransaction(handle -> {
            int known = handle.createUpdate("UPDATE call_conference SET conference = :conference WHERE leg = :leg")
                    .bind("leg", leg)
                    .bind("conference", conference)
                    .execute();
            if (known == 0) {
                handle.createUpdate("INSERT INTO call_conference (leg, conference) VALUES (:leg, :conference)")
                        .bind("leg", leg)
                        .bind("conference", conference)
                        .execute();
            }
        });
    }

    private static String cut(String text, int length) {
        return text.length() > length ? text.substring(0, length) : text;
    }

    /**
     * The newest first.
     *
     * @param before milliseconds since 1970
     */
    public List<CallRecord> list(long before, int limit) {
        return database.inTransaction(handle -> {
            Map<String, List<Long>> messages = messages(handle, before, limit);
            return handle.createQuery("SELECT leg, call_id, direction, from_number, to_number, begun_ms, answered_ms,"
                            + " ended_ms, cause, route, packets_sent, packets_received, packets_lost, jitter_us,"
                            + " far_lost, far_jitter_us, round_trip_us, (SELECT conference FROM call_conference"
                            + " WHERE call_conference.leg = call_record.leg) AS conference " + page(limit))
                    .bind("before", before)
                    .map((row, context) -> record(row, messages.getOrDefault(row.getString("leg"), List.of())))
                    .list();
        });
    }

    private static String page(int limit) {
        return "FROM call_record WHERE begun_ms < :before ORDER BY begun_ms DESC, leg DESC FETCH FIRST " + limit
                + " ROWS ONLY";
    }

    private static Map<String, List<Long>> messages(Handle handle, long before, int limit) {
        Map<String, List<Long>> messages = new HashMap<>();
        handle.createQuery("SELECT leg, message_id FROM call_message WHERE leg IN (SELECT leg " + page(limit)
                        + ") ORDER BY leg, message_id")
                .bind("before", before)
                .map((row, context) -> messages.computeIfAbsent(row.getString(1), leg -> new ArrayList<>())
                        .add(row.getLong(2)))
                .list();
        return messages;
    }

    private static CallRecord record(ResultSet row, List<Long> messages) throws SQLException {
        return new CallRecord(
                row.getString("leg"),
                row.getString("call_id"),
                row.getString("direction"),
                row.getString("from_number"),
                row.getString("to_number"),
                row.getLong("begun_ms"),
                optional(row, "answered_ms"),
                row.getLong("ended_ms"),
                row.getString("cause"),
                row.getString("route"),
                messages,
                Optional.ofNullable(row.getString("conference")).orElse(""),
                media(row));
    }

    private static CallMedia media(ResultSet row) throws SQLException {
        return new CallMedia(
                row.getLong("packets_sent"),
                row.getLong("packets_received"),
                row.getLong("packets_lost"),
                row.getLong("jitter_us"),
                optional(row, "far_lost"),
                optional(row, "far_jitter_us"),
                optional(row, "round_trip_us"));
    }

    private static OptionalLong optional(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    }
}
