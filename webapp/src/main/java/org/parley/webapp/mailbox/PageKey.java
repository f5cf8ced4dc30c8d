package org.parley.webapp.mailbox;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last message of a page; the next page starts behind it, whatever was added or deleted meanwhile. */
public record PageKey(long receivedMs, long id) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,15})-(\\d{1,18})");

    static PageKey of(Message message) {
        return new PageKey(message.receivedAt().toEpochMilli(), message.id());
    }

    /** Reads what {@link #toString} wrote; empty when it is something else. */
    public static Optional<PageKey> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new PageKey(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    /** A form for addresses. */
    @Override
    public String toString() {
        return receivedMs + "-" + id;
    }
}
