package org.parley.webapp.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a resource that a {@code Range} header asks for (RFC 9110 §14).
 *
 * @param from first byte
 * @param to behind the last byte
 */
record ByteRange(int from, int to) {
    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,10})-(\\d{0,10})");

    boolean satisfiable() {
        return from < to;
    }

    /** Empty when there is no header, or one that may be ignored: several ranges, other units, nonsense. */
    static Optional<ByteRange> parse(String header, int size) {
        Matcher matcher = SINGLE.matcher(header == null ? "" : header.replace(" ", ""));
        if (!matcher.matches()
                || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
            return Optional.empty();
        }
        if (matcher.group(1).isEmpty()) {
            long last = Long.parseLong(matcher.group(2));
            return Optional.of(new ByteRange((int) Math.max(0, size - last), size).emptyWhen(last == 0));
        }
        long first = Long.parseLong(matcher.group(1));
        long last = matcher.group(2).isEmpty() ? Long.MAX_VALUE - 1 : Long.parseLong(matcher.group(2));
        if (last < first) {
            return Optional.empty();
        }
        return Optional.of(new ByteRange((int) Math.min(first, size), (int) Math.min(last + 1, size)));
    }

    private ByteRange emptyWhen(boolean nothing) {
        return nothing ? new ByteRange(to, to) : this;
    }
}
