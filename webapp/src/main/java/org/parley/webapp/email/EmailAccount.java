package org.parley.webapp.email;

import java.util.Locale;
import java.util.Optional;

/** An IMAP account (RFC 9051). Holds no password. */
public record EmailAccount(String host, int port, Security security, String user) {
    private static final int LONGEST = 255;
    private static final int LAST_PORT = 65_535;

    /** How the connection is protected. */
    public enum Security {
        NONE,
        STARTTLS,
        TLS;

        /** As the database and the REST interface write it. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Security> ofId(String id) {
            return switch (id) {
                case "none" -> Optional.of(NONE);
                case "starttls" -> Optional.of(STARTTLS);
                case "tls" -> Optional.of(TLS);
                default -> Optional.empty();
            };
        }
    }

    /** What is wrong with it, as a sentence; empty when nothing is. */
    public String mistake() {
        if (!host.matches("[A-Za-z0-9.:-]{1," + LONGEST + "}")) {
            return "host is the name or address of a server";
        }
        if (port < 1 || port > LAST_PORT) {
            return "port is a number from 1 to " + LAST_PORT;
        }
        return user.isBlank() || user.length() > LONGEST || !user.matches("\\P{C}+")
                ? "user is a text of up to " + LONGEST + " characters"
                : "";
    }
}
