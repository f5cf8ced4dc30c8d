package org.parley.webapp.calls;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call as the owner of an extension sees it.
 *
 * @param leg names it
 * @param begunAt milliseconds since 1970
 * @param number who called, or what was dialled
 * @param seconds how long they spoke, 0 when nobody answered
 */
public record CallDetail(String leg, Kind kind, long begunAt, String number, long seconds) {

    /** Which way a call went. */
    public enum Kind {
        IN,
        OUT,
        /** It came, and no telephone of the extension answered. */
        MISSED;

        /** As addresses write it. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The last call of a page; the next page starts behind it. */
    public record Key(long begunAt, String leg) {
        /** Before the newest call. */
        public static final Key FIRST = new Key(Long.MAX_VALUE, "");

        private static final Pattern TEXT = Pattern.compile("(\\d{1,15})-([\\w.:@-]{1,64})");

        /** Reads what {@link #toString} wrote; empty when it is something else. */
        public static Optional<Key> parse(String text) {
            Matcher matcher = TEXT.matcher(text);
            return matcher.matches()
                    ? Optional.of(new Key(Long.parseLong(matcher.group(1)), matcher.group(2)))
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return begunAt + "-" + leg;
        }
    }

    public Key key() {
        return new Key(begunAt, leg);
    }
}
