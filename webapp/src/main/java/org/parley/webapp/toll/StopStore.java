package org.parley.webapp.toll;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Rows of {@code toll_stop}. */
final class StopStore {

    Optional<TollStop> find(Handle handle, String subject) {
        return handle.createQuery(
                        "SELECT stopped_ms, reason FROM toll_stop WHERE subject = :subject AND stopped_ms IS NOT NULL")
                .bind("subject", subject)
                .map((row, context) -> new TollStop(subject, Instant.ofEpochMilli(row.getLong(1)), row.getString(2)))
                .findOne();
    }

    List<TollStop> all(Handle handle) {
        return handle.createQuery(
                        "SELECT subject, stopped_ms, reason FROM toll_stop WHERE stopped_ms IS NOT NULL ORDER BY subject")
                .map((row, context) ->
                        new TollStop(row.getString(1), Instant.ofEpochMilli(row.getLong(2)), row.getString(3)))
                .list();
    }

    /** Since when calls and refusals are counted anew. */
    Instant released(Handle handle, String subject) {
        return handle.createQuery("SELECT released_ms FROM toll_stop WHERE subject = :subject")
                .bind("subject", subject)
                .map((row, context) -> Instant.ofEpochMilli(row.getLong(1)))
                .findOne()
                .orElse(Instant.EPOCH);
    }

    void stop(Handle handle, TollStop stop) {
        put(handle, stop.subject(), stop.since().toEpochMilli(), stop.reason(), released(handle, stop.subject()));
    }

    void release(Handle handle, String subject, Instant at) {
        put(handle, subject, null, "", at);
    }

    private static void put(Handle handle, String subject, Long stopped, String reason, Instant released) {
        handle.createUpdate("DELETE FROM toll_stop WHERE subject = :subject")
                .bind("subject", subject)
                .execute();
        handle.createUpdate(
                        "INSERT INTO toll_stop (subject, stopped_ms, reason, released_ms) VALUES (:subject, :stopped,"
                                + " :reason, :released)")
                .bind("subject", subject)
                .bindByType("stopped", stopped, Long.class)
                .bind("reason", reason)
                .bind("released", released.toEpochMilli())
                .execute();
    }
}
