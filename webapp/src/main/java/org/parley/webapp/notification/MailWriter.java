package org.parley.webapp.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Optional;
import org.parley.webapp.template.TemplateException;

/** Writes the e-mail of a notice. */
interface MailWriter {

    /**
     * Writes one with its recipients.
     *
     * @return empty when it is not wanted any more
     * @throws DeliveryException it can never be sent
     */
    Optional<MimeMessage> write(Notice notice, Session session, InternetAddress from)
            throws DeliveryException, TemplateException, MessagingException, IOException;
}
