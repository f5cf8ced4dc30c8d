package org.parley.webapp.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.parley.webapp.audio.StoredAudio;
import org.parley.webapp.mailbox.Mailboxes;
import org.parley.webapp.store.Database;
import org.parley.webapp.template.TemplateException;

/** E-mails about messages, as they are when they are sent. */
final class VoiceMailWriter implements MailWriter {
    private final MailText text;
    private final Database database;
    private final Mailboxes mailboxes;
    private final SettingsStore settings;
    private final Clock clock;

    VoiceMailWriter(MailText text, Database database, Mailboxes mailboxes, SettingsStore settings, Clock clock) {
        this.text = text;
        this.database = database;
        this.mailboxes = mailboxes;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Optional<MimeMessage> write(Notice notice, Session session, InternetAddress from)
            throws DeliveryException, TemplateException, MessagingException, IOException {
        Optional<NoticeFacts> facts = database.inTransaction(handle -> NoticeFacts.find(handle, notice))
                .filter(found -> notice.level() == 0 || found.stillNew());
        if (facts.isEmpty()) {
            return Optional.empty();
        }
        List<String> addresses = addresses(notice.address());
        if (addresses.isEmpty()) {
            throw DeliveryException.forGood("there is no e-mail address behind '" + notice.address() + "'", null);
        }
        return Optional.of(message(notice, facts.get(), addresses, session, from));
    }

    private MimeMessage message(
            Notice notice, NoticeFacts facts, List<String> addresses, Session session, InternetAddress from)
            throws TemplateException, MessagingException, IOException {
        Optional<StoredAudio> audio =
                notice.audio() ? mailboxes.audio(facts.extension(), notice.messageId()) : Optional.empty();
        VoiceMail mail = new VoiceMail(session, notice.eventId(), from);
        for (String address : addresses) {
            mail.addRecipient(MimeMessage.RecipientType.TO, new InternetAddress(address, true));
        }
        mail.write(
                text.write(notice, facts),
                clock.instant(),
                audio,
                "message-" + facts.extension() + "-" + notice.messageId() + ".wav");
        return mail;
    }

    private List<String> addresses(String address) {
        return MailAddress.isEmail(address)
                ? List.of(address)
                : database.inTransaction(handle -> settings.addressesOf(handle, address)).stream()
                        .filter(MailAddress::isEmail)
                        .toList();
    }
}
