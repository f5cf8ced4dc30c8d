package org.parley.webapp.notification;

/**
 * An e-mail that is written already.
 *
 * @param subject one line
 * @param method what the appointment in it does (RFC 5546)
 * @param calendar the appointment (RFC 5545)
 */
public record PreparedMail(String subject, String body, String method, String calendar) {

    /** Whether e-mail can be sent there. */
    public static boolean isAddress(String text) {
        return MailAddress.isEmail(text);
    }

    /** A text as one line, whatever is in it. */
    public static String line(String text) {
        return MailText.line(text);
    }

    /** Holds a password. */
    @Override
    public String toString() {
        return "PreparedMail " + method;
    }
}
