package org.parley.webapp.notification;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Rows of {@code notice}. */
final class NoticeStore {

    /** Adds what is due now, under a new event id. */
    void add(
            Handle handle,
            long account,
            Notice.Kind kind,
            int level,
            String address,
            boolean audio,
            About about,
            long now) {
        handle.createUpdate("INSERT INTO notice (event_id, account_id, kind, level_no, address, audio, message_id,"
                        + " new_count, attempts, created_ms, due_ms) VALUES (:event, :account, :kind, :level, :address,"
                        + " :audio, :message, :count, 0, :now, :now)")
                .bind("event", UUID.randomUUID().toString())
                .bind("account", account)
                .bind("kind", kind.id())
                .bind("level", level)
                .bind("address", address)
                .bind("audio", audio)
                .bind("message", about.messageId())
                .bind("count", about.newCount())
                .bind("now", now)
                .execute();
    }

    /** The message that somebody is told of, and how many are new with it. */
    record About(long messageId, int newCount) {}

    /** What is due, the oldest first. */
    List<Notice> due(Handle handle, Notice.Kind kind, long now, int most) {
        return handle.createQuery(
                        "SELECT id, event_id, account_id, kind, level_no, address, audio, message_id, new_count,"
                                + " attempts, created_ms FROM notice WHERE kind = :kind AND due_ms <= :now ORDER BY due_ms, id"
                                + " FETCH FIRST " + most + " ROWS ONLY")
                .bind("kind", kind.id())
                .bind("now", now)
                .map((row, context) -> new Notice(
                        row.getLong(1),
                        row.getString(2),
                        row.getLong(3),
                        Notice.Kind.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
                        row.getInt(5),
                        row.getString(6),
                        row.getBoolean(7),
                        row.getLong(8),
                        row.getInt(9),
                        row.getInt(10),
                        row.getLong(11)))
                .list();
    }

    int count(Handle handle) {
        return handle.createQuery("SELECT COUNT(*) FROM notice")
                .mapTo(Integer.class)
                .one();
    }

    /** When the next one is due; empty without any. */
    OptionalLong next(Handle handle, Notice.Kind kind) {
        return handle
                .createQuery("SELECT due_ms FROM notice WHERE kind = :kind ORDER BY due_ms FETCH FIRST 1 ROWS ONLY")
                .bind("kind", kind.id())
                .map((row, context) -> row.getLong(1))
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /**
     * Takes one for an attempt: nobody else has it until {@code until}, and after a crash it is due again then.
     *
     * @return false when somebody else took it, or it is not wanted any more
     */
    boolean claim(Handle handle, Notice notice, long until) {
        return handle.createUpdate(
                                "UPDATE notice SET attempts = attempts + 1, due_ms = :until WHERE id = :id AND attempts = :n")
                        .bind("until", until)
                        .bind("id", notice.id())
                        .bind("n", notice.attempts())
                        .execute()
                == 1;
    }

    void postpone(Handle handle, Notice notice, long until) {
        handle.createUpdate("UPDATE notice SET due_ms = :until WHERE id = :id")
                .bind("until", until)
                .bind("id", notice.id())
                .execute();
    }

    void remove(Handle handle, Notice notice) {
        handle.createUpdate("DELETE FROM notice WHERE id = :id")
                .bind("id", notice.id())
                .execute();
    }

    /** What an escalation has still to send is not wanted any more. */
    void removeEscalation(Handle handle, long account) {
        handle.createUpdate("DELETE FROM notice WHERE account_id = :account AND level_no > 0")
                .bind("account", account)
                .execute();
    }
}
