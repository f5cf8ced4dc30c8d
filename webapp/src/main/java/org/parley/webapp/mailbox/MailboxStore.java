package org.parley.webapp.mailbox;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** Rows of {@code mailbox}: the counters, and the lock that keeps changes of one mailbox in a line. */
final class MailboxStore {

    void insert(Handle handle, long accountId) {
        handle.createUpdate("INSERT INTO mailbox (account_id, new_count, saved_count, revision) VALUES (:id, 0, 0, 0)")
                .bind("id", accountId)
                .execute();
    }

    void delete(Handle handle, long accountId) {
        handle.createUpdate("DELETE FROM mailbox WHERE account_id = :id")
                .bind("id", accountId)
                .execute();
    }

    OptionalLong accountId(Handle handle, String extension) {
        return handle
                .createQuery("SELECT id FROM account WHERE extension = :extension")
                .bind("extension", extension)
                .map((row, context) -> row.getLong(1))
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** Makes other transactions wait that change the same mailbox; the first thing every change does. */
    boolean lock(Handle handle, long accountId) {
        return handle.createUpdate("UPDATE mailbox SET revision = revision + 1 WHERE account_id = :id")
                        .bind("id", accountId)
                        .execute()
                == 1;
    }

    /** Adds to the counters, which may be negative amounts. */
    void count(Handle handle, long accountId, int newMessages, int savedMessages, int durationMs) {
        handle.createUpdate("UPDATE mailbox SET new_count = new_count + :new, saved_count = saved_count + :saved,"
                        + " total_ms = total_ms + :ms WHERE account_id = :id")
                .bind("ms", durationMs)
                .bind("new", newMessages)
                .bind("saved", savedMessages)
                .bind("id", accountId)
                .execute();
    }

    /** Counts a message that came. */
    void arrived(Handle handle, long accountId, long messageId, int durationMs) {
        handle.createUpdate("UPDATE mailbox SET new_count = new_count + 1, total_ms = total_ms + :ms,"
                        + " newest_id = :message WHERE account_id = :id")
                .bind("ms", durationMs)
                .bind("message", messageId)
                .bind("id", accountId)
                .execute();
    }

    /** The greatest id that a message of this mailbox ever had; 0 without any. */
    long newest(Handle handle, long accountId) {
        return handle
                .createQuery("SELECT newest_id FROM mailbox WHERE account_id = :id")
                .bind("id", accountId)
                .map((row, context) -> row.getLong(1))
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    String extension(Handle handle, long accountId) {
        return handle.createQuery("SELECT extension FROM account WHERE id = :id")
                .bind("id", accountId)
                .map((row, context) -> row.getString(1))
                .one();
    }

    List<Mailboxes.Filled> all(Handle handle) {
        return handle.createQuery("SELECT extension, new_count, saved_count FROM mailbox, account"
                        + " WHERE account.id = mailbox.account_id ORDER BY extension")
                .map((row, context) -> new Mailboxes.Filled(row.getString(1), new Counts(row.getInt(2), row.getInt(3))))
                .list();
    }

    /** Grows with every lock; 0 without such a mailbox. */
    long revision(Handle handle, String extension) {
        return handle
                .createQuery("SELECT revision FROM mailbox"
                        + " WHERE account_id = (SELECT id FROM account WHERE extension = :extension)")
                .bind("extension", extension)
                .map((row, context) -> row.getLong(1))
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** The length of all messages, in milliseconds. */
    long totalMs(Handle handle, String extension) {
        return handle
                .createQuery("SELECT total_ms FROM mailbox"
                        + " WHERE account_id = (SELECT id FROM account WHERE extension = :extension)")
                .bind("extension", extension)
                .map((row, context) -> row.getLong(1))
                .stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    Optional<Counts> counts(Handle handle, String extension) {
        return handle.createQuery("SELECT new_count, saved_count FROM mailbox"
                        + " WHERE account_id = (SELECT id FROM account WHERE extension = :extension)")
                .bind("extension", extension)
                .map((row, context) -> new Counts(row.getInt(1), row.getInt(2)))
                .findOne();
    }
}
