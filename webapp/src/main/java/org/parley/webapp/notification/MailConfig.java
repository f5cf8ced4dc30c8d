package org.parley.webapp.notification;

import java.time.Duration;

/**
 * The server that takes e-mail.
 *
 * @param user to log in as, empty for none
 * @param from sender of all e-mail
 * @param timeout of a connection, and of each answer
 */
public record MailConfig(
        String host, int port, Security security, String user, String password, String from, Duration timeout) {

    /** How the connection is protected. */
    public enum Security {
        NONE,
        /** STARTTLS (RFC 3207); a server that does not offer it gets nothing. */
        STARTTLS,
        /** TLS from the first byte (RFC 8314). */
        TLS
    }

    /** Says nothing of the password. */
    @Override
    public String toString() {
        return "MailConfig[" + host + ":" + port + ", " + security + "]";
    }
}
