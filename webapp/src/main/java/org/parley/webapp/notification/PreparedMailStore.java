package org.parley.webapp.notification;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.parley.webapp.secret.SealedText;

/** Rows of {@code prepared_mail}: sealed, since passwords of conferences are in them. */
final class PreparedMailStore {
    private static final String SUBJECT = "prepared mail";
    private static final char BETWEEN = '\0';

    private final SealedText seal;

    PreparedMailStore(SealedText seal) {
        this.seal = seal;
    }

    /** @return its id; what was sent before is cleared away */
    long insert(Handle handle, PreparedMail mail) {
        handle.execute("DELETE FROM prepared_mail WHERE id NOT IN"
                + " (SELECT message_id FROM notice WHERE kind = 'prepared')");
        String subject = mail.subject().length() > 400 ? mail.subject().substring(0, 400) : mail.subject();
        return handle.createUpdate("INSERT INTO prepared_mail (subject, method, content)"
                        + " VALUES (:subject, :method, :content)")
                .bind("subject", subject)
                .bind("method", mail.method())
                .bind("content", seal.seal(mail.body() + BETWEEN + mail.calendar(), SUBJECT))
                .executeAndReturnGeneratedKeys()
                .map((row, context) -> row.getLong(1))
                .one();
    }

    Optional<PreparedMail> find(Handle handle, long id) {
        return handle.createQuery("SELECT subject, method, content FROM prepared_mail WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> {
                    String content = seal.open(row.getString(3), SUBJECT);
                    int between = content.indexOf(BETWEEN);
                    return new PreparedMail(
                            row.getString(1),
                            content.substring(0, between),
                            row.getString(2),
                            content.substring(between + 1));
                })
                .findOne();
    }
}
