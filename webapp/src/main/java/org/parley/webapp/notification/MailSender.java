package org.parley.webapp.notification;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.parley.webapp.template.TemplateException;
import org.parley.webapp.tls.Authorities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends e-mail by SMTP; one connection for all of a round. Used by one thread at a time. */
final class MailSender implements NoticeSender {
    private static final Logger log = LoggerFactory.getLogger(MailSender.class);
    private static final int PERMANENT = 500;
    private static final List<String> PROTOCOLS = List.of("smtp", "smtps");

    private final MailConfig config;
    private final MailWriter writer;
    private final Session session;
    private Transport connection;

    MailSender(MailConfig config, MailWriter writer, Authorities authorities) {
        this.config = config;
        this.writer = writer;
        Properties properties = properties(config);
        authorities.check(properties, PROTOCOLS);
        session = Session.getInstance(properties);
    }

    private static Properties properties(MailConfig config) {
        Properties properties = new Properties();
        String timeout = String.valueOf(config.timeout().toMillis());
        for (String protocol : PROTOCOLS) {
            String prefix = "mail." + protocol + ".";
            properties.setProperty(prefix + "connectiontimeout", timeout);
            properties.setProperty(prefix + "timeout", timeout);
            properties.setProperty(prefix + "writetimeout", timeout);
            properties.setProperty(prefix + "sendpartial", "true");
            properties.setProperty(
                    prefix + "auth", String.valueOf(!config.user().isEmpty()));
        }
        boolean starttls = config.security() == MailConfig.Security.STARTTLS;
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(starttls));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(starttls));
        return properties;
    }

    /** All e-mail goes by the one server. */
    @Override
    public String route(Notice notice) {
        return "";
    }

    @Override
    public void send(Notice notice) throws DeliveryException {
        try {
            Optional<MimeMessage> message = writer.write(notice, session, new InternetAddress(config.from(), true));
            if (message.isEmpty()) {
                log.info("Notice {} is not sent: it is not wanted any more", notice.eventId());
                return;
            }
            connection().sendMessage(message.get(), message.get().getAllRecipients());
            log.info("Notice {} was mailed", notice.eventId());
        } catch (SendFailedException failure) {
            refused(notice, failure);
        } catch (TemplateException failure) {
            throw DeliveryException.forNow("template mistake in " + failure.getMessage(), failure);
        } catch (MessagingException | IOException failure) {
            close();
            Optional<String> complaint = Authorities.complaint(failure, config.host(), config.port());
            complaint.ifPresent(words -> log.warn("No e-mail is sent: {}", words));
            throw DeliveryException.forNow(complaint.orElseGet(() -> reason(failure)), failure);
        }
    }

    private Transport connection() throws MessagingException {
        if (connection == null || !connection.isConnected()) {
            Transport fresh = session.getTransport(config.security() == MailConfig.Security.TLS ? "smtps" : "smtp");
            if (config.user().isEmpty()) {
                fresh.connect(config.host(), config.port(), null, null);
            } else {
                fresh.connect(config.host(), config.port(), config.user(), config.password());
            }
            connection = fresh;
        }
        return connection;
    }

    /** What some recipients got is sent; what all refused for good is not tried again (RFC 5321 §4.2.1). */
    private void refused(Notice notice, SendFailedException failure) throws DeliveryException {
        Address[] sent = failure.getValidSentAddresses();
        if (sent != null && sent.length > 0) {
            log.warn("Notice {} did not reach all: {}", notice.eventId(), reason(failure));
            return;
        }
        close();
        throw permanent(failure)
                ? DeliveryException.forGood(reason(failure), failure)
                : DeliveryException.forNow(reason(failure), failure);
    }

    private static boolean permanent(SendFailedException failure) {
        boolean known = false;
        for (Exception at = failure; at != null; at = next(at)) {
            int code = at instanceof SMTPAddressFailedException address
                    ? address.getReturnCode()
                    : at instanceof SMTPSendFailedException message ? message.getReturnCode() : 0;
            if (code > 0 && code < PERMANENT) {
                return false;
            }
            known |= code >= PERMANENT;
        }
        return known;
    }

    private static Exception next(Exception failure) {
        return failure instanceof MessagingException messaging ? messaging.getNextException() : null;
    }

    private static String reason(Exception failure) {
        if (failure instanceof AuthenticationFailedException) {
            return "the mail server does not accept our login";
        }
        Exception cause = next(failure);
        String text = cause == null ? failure.toString() : cause.toString();
        return MailText.line(text.length() > 300 ? text.substring(0, 300) : text);
    }

    @Override
    public void close() {
        Transport old = connection;
        connection = null;
        if (old != null) {
            try {
                old.close();
            } catch (MessagingException e) {
                log.debug("the mail server did not say goodbye: {}", e.toString());
            }
        }
    }
}
