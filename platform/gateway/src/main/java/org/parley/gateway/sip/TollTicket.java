package org.parley.gateway.sip;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the webapp says with a call to the outside, behind its number: {@code outside:5551000;toll=TICKET;max=3600}.
 *
 * @param id under which the webapp is told what becomes of the call
 * @param longest how long it may last from its answer; empty for no bound
 */
public record TollTicket(String id, Optional<Duration> longest) {
    private static final Pattern TICKET = Pattern.compile("[^;]*;toll=([\\w-]{1,64})(?:;max=(\\d{1,7}))?");

    /** What became of a call: placed, answered or ended, why, and when. */
    public record Event(String ticket, String what, Instant at, String cause) {}

    static Optional<TollTicket> of(String destination) {
        Matcher parts = TICKET.matcher(destination);
        return parts.matches()
                ? Optional.of(new TollTicket(
                        parts.group(1),
                        Optional.ofNullable(parts.group(2)).map(text -> Duration.ofSeconds(Long.parseLong(text)))))
                : Optional.empty();
    }

    /** A destination without what is meant for the gateway only. */
    static String plain(String destination) {
        return TICKET.matcher(destination).matches() ? destination.substring(0, destination.indexOf(';')) : destination;
    }
}
