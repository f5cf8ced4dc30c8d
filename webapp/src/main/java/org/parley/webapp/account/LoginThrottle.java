package org.parley.webapp.account;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Slows down guessing. Wrong secrets are counted by what was typed, whether it exists or not: after some in a row nothing is
 * looked at for half a minute, then twice as long for each further one, up to a bound that depends on what is counted
 * ({@link GuessLimits}). A right secret starts the count anew, a long time without failures too.
 */
final class LoginThrottle {
    private static final int SUBJECT_LENGTH = 100;

    private final Clock clock;

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    private record Failures(int count, Instant last) {}

    /** Until when a subject is not looked at; empty when it is. */
    Optional<Instant> pausedUntil(Handle handle, String subject) {
        Instant now = clock.instant();
        GuessLimits limits = GuessLimits.of(subject);
        return find(handle, subject)
                .map(failures -> failures.last().plus(limits.pauseAfter(failures.count())))
                .filter(until -> until.isAfter(now));
    }

    void failed(Handle handle, String subject) {
        Instant now = clock.instant();
        Optional<Failures> before = find(handle, subject);
        handle.createUpdate("DELETE FROM login_failure WHERE subject = :subject")
                .bind("subject", shorten(subject))
                .execute();
        handle.createUpdate("INSERT INTO login_failure (subject, failures, last_ms) VALUES (:subject, :count, :now)")
                .bind("subject", shorten(subject))
                .bind("count", before.map(Failures::count).orElse(0) + 1)
                .bind("now", now.toEpochMilli())
                .execute();
    }

    void succeeded(Handle handle, String subject) {
        if (find(handle, subject).isPresent()) {
            handle.createUpdate("DELETE FROM login_failure WHERE subject = :subject")
                    .bind("subject", shorten(subject))
                    .execute();
        }
    }

    /** Removes what is too old to count. */
    void forgetOld(Handle handle) {
        handle.createUpdate("DELETE FROM login_failure WHERE last_ms < :old")
                .bind("old", clock.instant().minus(GuessLimits.LONGEST_MEMORY).toEpochMilli())
                .execute();
    }

    private Optional<Failures> find(Handle handle, String subject) {
        return handle
                .createQuery("SELECT failures, last_ms FROM login_failure WHERE subject = :subject")
                .bind("subject", shorten(subject))
                .map((row, context) -> new Failures(row.getInt(1), Instant.ofEpochMilli(row.getLong(2))))
                .stream()
                .filter(failures ->
                        failures.last().plus(GuessLimits.of(subject).memory()).isAfter(clock.instant()))
                .findFirst();
    }

    private static String shorten(String subject) {
        String clean = subject.replace('\0', ' ');
        return clean.length() <= SUBJECT_LENGTH ? clean : clean.substring(0, SUBJECT_LENGTH);
    }
}
