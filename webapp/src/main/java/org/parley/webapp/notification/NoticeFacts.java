package org.parley.webapp.notification;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What a notice tells.
 *
 * @param callerName empty when unknown
 * @param callerNumber empty when withheld
 * @param stillNew whether there is any new message in the mailbox
 */
record NoticeFacts(
        String extension,
        String login,
        String owner,
        String language,
        String callerName,
        String callerNumber,
        boolean urgent,
        Instant receivedAt,
        int durationMs,
        boolean stillNew) {

    /** Empty when the message is gone. */
    static Optional<NoticeFacts> find(Handle handle, Notice notice) {
        return handle.createQuery("SELECT a.extension, a.login, a.first_name, a.last_name, a.language, m.from_name,"
                        + " m.from_number, m.urgent, m.received_ms, m.duration_ms, b.new_count"
                        + " FROM message m JOIN account a ON a.id = m.account_id JOIN mailbox b ON b.account_id = a.id"
                        + " WHERE m.id = :message AND m.account_id = :account AND m.folder <> 'deleted'")
                .bind("message", notice.messageId())
                .bind("account", notice.accountId())
                .map((row, context) -> new NoticeFacts(
                        row.getString(1),
                        row.getString(2),
                        (row.getString(3) + " " + row.getString(4)).strip(),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getBoolean(8),
                        Instant.ofEpochMilli(row.getLong(9)),
                        row.getInt(10),
                        row.getInt(11) > 0))
                .findOne();
    }
}
