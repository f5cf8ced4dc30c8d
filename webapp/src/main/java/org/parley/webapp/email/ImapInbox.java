package org.parley.webapp.email;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.parley.webapp.tls.Authorities;

/** Asks an IMAP server how much is in the inbox: one STATUS command (RFC 9051 §6.3.11), which marks nothing as read. */
final class ImapInbox {
    private static final List<String> PROTOCOLS = List.of("imap", "imaps");

    private final Session session;
    private final EmailAccounts.Secured login;

    /** @param timeout of the connection, and of each answer */
    ImapInbox(EmailAccounts.Secured login, Duration timeout, Authorities authorities) {
        this.login = login;
        Properties properties = new Properties();
        String limit = String.valueOf(timeout.toMillis());
        for (String protocol : PROTOCOLS) {
            String prefix = "mail." + protocol + ".";
            properties.setProperty(prefix + "connectiontimeout", limit);
            properties.setProperty(prefix + "timeout", limit);
            properties.setProperty(prefix + "writetimeout", limit);
        }
        authorities.check(properties, PROTOCOLS);
        boolean starttls = login.account().security() == EmailAccount.Security.STARTTLS;
        properties.setProperty("mail.imap.starttls.enable", String.valueOf(starttls));
        properties.setProperty("mail.imap.starttls.required", String.valueOf(starttls));
        session = Session.getInstance(properties);
    }

    EmailCount count() throws MessagingException {
        EmailAccount account = login.account();
        boolean tls = account.security() == EmailAccount.Security.TLS;
        try (Store store = session.getStore(tls ? "imaps" : "imap")) {
            store.connect(account.host(), account.port(), account.user(), login.password());
            Folder inbox = store.getFolder("INBOX");
            int unread = Math.max(0, inbox.getUnreadMessageCount());
            return new EmailCount(unread, Math.max(0, inbox.getMessageCount() - unread));
        }
    }
}
