package org.parley.webapp.mailbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Rows of {@code message}. Callers keep the counters of {@link MailboxStore} in step. */
final class MessageStore {
    private static final String COLUMNS =
            "SELECT id, folder, from_number, from_name, from_internal, received_ms, duration_ms, audio_id, urgent,"
                    + " origin_number, origin_name, origin_internal, origin_ms FROM ";
    private static final String DELETED = "deleted";

    long insert(Handle handle, long accountId, NewMessage message) {
        Optional<Origin> origin = message.origin();
        long id = handle.createUpdate("INSERT INTO message (account_id, folder, from_number, from_name, from_internal,"
                        + " received_ms, duration_ms, audio_id, urgent, origin_number, origin_name, origin_internal,"
                        + " origin_ms) VALUES (:account, :folder, :number, :name, :internal, :received, :duration,"
                        + " :audio, :urgent, :originNumber, :originName, :originInternal, :originMs)")
                .bind("account", accountId)
                .bind("folder", Folder.NEW.id())
                .bind("number", message.from().number())
                .bind("name", message.from().name())
                .bind("internal", message.from().internal())
                .bind("received", message.receivedAt().toEpochMilli())
                .bind("duration", message.durationMs())
                .bind("audio", message.audio().id())
                .bind("urgent", message.urgent())
                .bind("originNumber", origin.map(o -> o.from().number()).orElse(null))
                .bind("originName", origin.map(o -> o.from().name()).orElse(null))
                .bindByType(
                        "originInternal", origin.map(o -> o.from().internal()).orElse(null), Boolean.class)
                .bindByType("originMs", origin.map(o -> o.at().toEpochMilli()).orElse(null), Long.class)
                .executeAndReturnGeneratedKeys()
                .map((row, context) -> row.getLong(1))
                .one();
        for (int n = 0; n < message.parts().size(); n++) {
            handle.createUpdate("INSERT INTO message_part (message_id, n, audio_id) VALUES (:id, :n, :audio)")
                    .bind("id", id)
                    .bind("n", n + 1)
                    .bind("audio", message.parts().get(n).id())
                    .execute();
        }
        return id;
    }

    /** The sounds that play behind the first one. */
    List<Long> parts(Handle handle, long id) {
        return handle.createQuery("SELECT audio_id FROM message_part WHERE message_id = :id ORDER BY n")
                .bind("id", id)
                .map((row, context) -> row.getLong(1))
                .list();
    }

    /** How many new messages have a greater id. */
    int arrived(Handle handle, long accountId, long after) {
        return handle.createQuery("SELECT COUNT(*) FROM message WHERE account_id = :account AND folder = :folder"
                        + " AND id > :after")
                .bind("account", accountId)
                .bind("folder", Folder.NEW.id())
                .bind("after", after)
                .map((row, context) -> row.getInt(1))
                .one();
    }

    Optional<Message> find(Handle handle, String extension, long id) {
        return handle.createQuery(COLUMNS
                        + "message WHERE account_id = (SELECT id FROM account WHERE extension = :extension) AND id = :id AND folder <> '"
                        + DELETED + "'")
                .bind("extension", extension)
                .bind("id", id)
                .map((row, context) -> message(row))
                .findOne();
    }

    List<Message> list(Handle handle, long accountId, MessageQuery query) {
        String beyond = query.order().beyond();
        String direction = query.order().sql();
        String table = query.folder().isPresent() ? query.order().messagesForListing() : "message";
        Query select = handle.createQuery(COLUMNS + table + " WHERE account_id = :account"
                        + (query.folder().isPresent() ? " AND folder = :folder" : " AND folder <> '" + DELETED + "'")
                        + (query.after().isPresent()
                                ? " AND received_ms " + beyond + "= :at AND (received_ms " + beyond + " :at OR id "
                                        + beyond + " :after)"
                                : "")
                        + " ORDER BY received_ms " + direction + ", id " + direction
                        + " FETCH FIRST " + (query.limit() + 1) + " ROWS ONLY")
                .bind("account", accountId);
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

    /** Takes a message out of sight; its row and sound stay until {@link #delete}. */
    void putAside(Handle handle, long id, long now) {
        handle.createUpdate("UPDATE message SET folder = '" + DELETED + "', aside_ms = :now WHERE id = :id")
                .bind("now", now)
                .bind("id", id)
                .execute();
    }

    /** Brings a message back that was put aside; false when it is not there any more. */
    boolean bringBack(Handle handle, long accountId, long id, Folder folder) {
        return handle.createUpdate("UPDATE message SET folder = :folder WHERE id = :id AND account_id = :account"
                                + " AND folder = '" + DELETED + "'")
                        .bind("folder", folder.id())
                        .bind("id", id)
                        .bind("account", accountId)
                        .execute()
                == 1;
    }

    /** What was put aside: in one mailbox, or in all of them for account 0. */
    List<Aside> aside(Handle handle, long accountId) {
        return handle.createQuery("SELECT id, account_id, audio_id FROM message WHERE folder = '" + DELETED + "'"
                        + (accountId == 0 ? "" : " AND account_id = " + accountId))
                .map((row, context) -> new Aside(row.getLong(1), row.getLong(2), row.getLong(3)))
                .list();
    }

    /** Messages of a mailbox in any folder, and what was put aside. */
    List<Aside> any(Handle handle, long accountId, int most) {
        return handle.createQuery(
                        "SELECT id, account_id, audio_id FROM message WHERE account_id = :account FETCH FIRST " + most
                                + " ROWS ONLY")
                .bind("account", accountId)
                .map((row, context) -> new Aside(row.getLong(1), row.getLong(2), row.getLong(3)))
                .list();
    }

    boolean isAside(Handle handle, long id) {
        return handle.createQuery("SELECT folder FROM message WHERE id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne()
                .filter(DELETED::equals)
                .isPresent();
    }

    /** What was put aside before a time, in any mailbox. */
    List<Aside> asideBefore(Handle handle, long time, int most) {
        return handle.createQuery("SELECT id, account_id, audio_id FROM message WHERE folder = '" + DELETED + "'"
                        + " AND aside_ms < :time FETCH FIRST " + most + " ROWS ONLY")
                .bind("time", time)
                .map((row, context) -> new Aside(row.getLong(1), row.getLong(2), row.getLong(3)))
                .list();
    }

    void delete(Handle handle, long id) {
        handle.createUpdate("DELETE FROM message_part WHERE message_id = :id")
                .bind("id", id)
                .execute();
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
                row.getBoolean("urgent"),
                origin(row));
    }

    private static Optional<Origin> origin(ResultSet row) throws SQLException {
        String number = row.getString("origin_number");
        return number == null
                ? Optional.empty()
                : Optional.of(new Origin(
                        new Caller(number, row.getString("origin_name"), row.getBoolean("origin_internal")),
                        Instant.ofEpochMilli(row.getLong("origin_ms"))));
    }

    /** A message that was put aside. */
    record Aside(long id, long accountId, long audioId) {}
}
