package org.parley.webapp.notification;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import org.parley.webapp.store.Database;

/** E-mails that were written with the change that they tell of: text, and the appointment for calendars (RFC 6047). */
final class PreparedMailWriter implements MailWriter {
    private static final String TEXT = "UTF-8";

    private final Database database;
    private final PreparedMailStore store;
    private final Clock clock;

    PreparedMailWriter(Database database, PreparedMailStore store, Clock clock) {
        this.database = database;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Optional<MimeMessage> write(Notice notice, Session session, InternetAddress from) throws MessagingException {
        Optional<PreparedMail> prepared = database.inTransaction(handle -> store.find(handle, notice.messageId()));
        if (prepared.isEmpty()) {
            return Optional.empty();
        }
        VoiceMail mail = new VoiceMail(session, notice.eventId(), from);
        mail.addRecipient(MimeMessage.RecipientType.TO, new InternetAddress(notice.address(), true));
        mail.setSubject(prepared.get().subject(), TEXT);
        mail.setSentDate(Date.from(clock.instant()));
        MimeBodyPart words = new MimeBodyPart();
        words.setText(prepared.get().body(), TEXT);
        MimeBodyPart appointment = new MimeBodyPart();
        byte[] file = prepared.get().calendar().getBytes(StandardCharsets.UTF_8);
        appointment.setDataHandler(new DataHandler(new ByteArrayDataSource(
                file, "text/calendar; charset=UTF-8; method=" + prepared.get().method())));
        appointment.setFileName("conference.ics");
        mail.setContent(new MimeMultipart(words, appointment));
        mail.saveChanges();
        return Optional.of(mail);
    }
}
