package org.parley.gateway.sip;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the webapp says with a call to the outside, behind its number: {@code
 * outside:5551000;toll=TICKET;max=3600;sig=HEX}.
 *
 * @param id under which the webapp is told what becomes of the call
 * @param longest how long it may last from its answer; empty for no bound
 */
public record TollTicket(String id, Optional<Duration> longest) {
    private static final Pattern TICKET =
            Pattern.compile("([^;]*;toll=([\\w-]{1,64})(?:;max=(\\d{1,7}))?);sig=([0-9a-f]{64})");

    /** What became of a call: placed, answered or ended, why, and when. */
    public record Event(String ticket, String what, Instant at, String cause) {}

    /** @param signature of what is before it, in hexadecimal */
    static Optional<TollTicket> of(String destination, UnaryOperator<String> signature) {
        Matcher parts = TICKET.matcher(destination);
        if (!parts.matches() || !same(signature.apply(parts.group(1)), parts.group(4))) {
            return Optional.empty();
        }
        return Optional.of(new TollTicket(
                parts.group(2),
                Optional.ofNullable(parts.group(3)).map(text -> Duration.ofSeconds(Long.parseLong(text)))));
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    /** A destination without what is meant for the gateway only. */
    static String plain(String destination) {
        return TICKET.matcher(destination).matches() ? destination.substring(0, destination.indexOf(';')) : destination;
    }
}
