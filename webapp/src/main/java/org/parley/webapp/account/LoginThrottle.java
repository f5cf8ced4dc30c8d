package org.parley.webapp.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Slows down guessing. Wrong secrets are counted by what was typed, whether it exists or not: after
 * {@value #FREE_FAILURES} in a row ({@value #FREE_FAILURES_OF_SOURCE} from one place) nothing is looked at for half a minute, then twice as long for each further one, up
 * to a quarter of an hour. A right secret starts the count anew, a day without failures too.
 */
final class LoginThrottle {
    private static final int FREE_FAILURES = 5;
    private static final int FREE_FAILURES_OF_SOURCE = 20;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final Duration MEMORY = Duration.ofDays(1);
    private static final int SUBJECT_LENGTH = 100;

    private final Clock clock;

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    private record Failures(int count, Instant last) {}

    /** Until when a subject is not looked at; empty when it is. */
    Optional<Instant> pausedUntil(Handle handle, String subject) {
        Instant now = clock.instant();
        return find(handle, subject)
                .filter(failures -> failures.count() >= free(subject))
                .map(failures -> failures.last().plus(pause(failures.count() - free(subject))))
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
                .bind("old", clock.instant().minus(MEMORY).toEpochMilli())
                .execute();
    }

    private Optional<Failures> find(Handle handle, String subject) {
        return handle
                .createQuery("SELECT failures, last_ms FROM login_failure WHERE subject = :subject")
                .bind("subject", shorten(subject))
                .map((row, context) -> new Failures(row.getInt(1), Instant.ofEpochMilli(row.getLong(2))))
                .stream()
                .filter(failures -> failures.last().plus(MEMORY).isAfter(clock.instant()))
                .findFirst();
    }

    private static int free(String subject) {
        return subject.startsWith("from:") ? FREE_FAILURES_OF_SOURCE : FREE_FAILURES;
    }

    private static Duration pause(int beyond) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(beyond, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private static String shorten(String subject) {
        String clean = subject.replace('\0', ' ');
        return clean.length() <= SUBJECT_LENGTH ? clean : clean.substring(0, SUBJECT_LENGTH);
    }
}
