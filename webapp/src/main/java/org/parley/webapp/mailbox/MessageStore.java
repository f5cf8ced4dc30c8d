package org.parley.webapp.mailbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.parley.webapp.audio.Audio;

/** Rows of {@code message}. Callers keep the counters of {@link MailboxStore} in step. */
final class MessageStore {
    private static final String SELECT =
            "SELECT id, folder, from_number, from_name, from_internal, received_ms, duration_ms, audio_id, urgent"
                    + " FROM message WHERE account_id = (SELECT id FROM account WHERE extension = :extension)";

    long insert(Handle handle, long accountId, Caller from, Instant receivedAt, Audio audio) {
        return handle.createUpdate("INSERT INTO message (account_id, folder, from_number, from_name, from_internal,"
                        + " received_ms, duration_ms, audio_id, urgent)"
                        + " VALUES (:account, :folder, :number, :name, :internal, :received, :duration, :audio, FALSE)")
                .bind("account", accountId)
                .bind("folder", Folder.NEW.id())
                .bind("number", from.number())
                .bind("name", from.name())
                .bind("internal", from.internal())
                .bind("received", receivedAt.toEpochMilli())
                .bind("duration", audio.durationMs())
                .bind("audio", audio.id())
                .executeAndReturnGeneratedKeys()
                .map((row, context) -> row.getLong(1))
                .one();
    }

    Optional<Message> find(Handle handle, String extension, long id) {
        return handle.createQuery(SELECT + " AND id = :id")
                .bind("extension", extension)
                .bind("id", id)
                .map((row, context) -> message(row))
                .findOne();
    }

    List<Message> list(Handle handle, String extension, MessageQuery query) {
        String beyond = query.order().beyond();
        String direction = query.order().sql();
        Query select = handle.createQuery(SELECT
                        + (query.folder().isPresent() ? " AND folder = :folder" : "")
                        + (query.after().isPresent()
                                ? " AND (received_ms " + beyond + " :at OR (received_ms = :at AND id " + beyond
                                        + " :after))"
                                : "")
                        + " ORDER BY received_ms " + direction + ", id " + direction
                        + " FETCH FIRST " + (query.limit() + 1) + " ROWS ONLY")
                .bind("extension", extension);
        query.folder().ifPresent(folder -> select.bind("folder", folder.id()));
        query.after().ifPresent(key -> select.bind("at", key.receivedMs()).bind("after", key.id()));
        return select.map((row, context) -> message(row)).list();
    }

    void move(Handle handle, long id, Folder folder) {
        handle.createUpdate("UPDATE message SET folder = :folder WHERE id = :id")
                .bind("folder", folder.id())
                .bind("id", id)
                .execute();
    }

    void delete(Handle handle, long id) {
        handle.createUpdate("DELETE FROM message WHERE id = :id").bind("id", id).execute();
    }

    private static Message message(ResultSet row) throws SQLException {
        return new Message(
                row.getLong("id"),
                Folder.ofId(row.getString("folder")).orElseThrow(),
                new Caller(row.getString("from_number"), row.getString("from_name"), row.getBoolean("from_internal")),
                Instant.ofEpochMilli(row.getLong("received_ms")),
                row.getInt("duration_ms"),
                row.getLong("audio_id"),
                row.getBoolean("urgent"));
    }
}
