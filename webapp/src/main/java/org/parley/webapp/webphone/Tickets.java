package org.parley.webapp.webphone;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a page shows to open its line: good once, for half a minute, in the session that asked for it. Thread-safe. */
final class Tickets {
    private static final Duration GOOD = Duration.ofSeconds(30);
    private static final int MOST = 10_000;
    private static final int BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Clock clock;
    private final Map<String, Ticket> given = new LinkedHashMap<>();

    private record Ticket(String session, Instant until) {}

    Tickets(Clock clock) {
        this.clock = clock;
    }

    /** Empty when too many are waiting to be used. */
    synchronized Optional<String> give(String session) {
        Instant now = clock.instant();
        given.values().removeIf(ticket -> ticket.until().isBefore(now));
        if (given.size() >= MOST) {
            return Optional.empty();
        }
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        given.put(text, new Ticket(session, now.plus(GOOD)));
        return Optional.of(text);
    }

    synchronized boolean take(String session, String text) {
        Ticket ticket = given.remove(text);
        return ticket != null
                && ticket.session().equals(session)
                && !ticket.until().isBefore(clock.instant());
    }
}
