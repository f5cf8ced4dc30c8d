package org.parley.webapp.account;

import java.time.Duration;

/**
 * How many wrong secrets in a row cost nothing, and how long the pauses after further ones get: each twice as long as the one
 * before, up to a bound. After a time without a wrong one the count starts anew; that time is longer than the longest pause,
 * or waiting would pay.
 */
enum GuessLimits {
    /** PINs of an extension from anywhere but its own telephone: in the end one guess a day, so that trying all takes ages. */
    PIN(5, Duration.ofDays(1), Duration.ofDays(8)),
    /** PINs of an extension from its own telephone, which is never closed for long. */
    OWN_PIN(5, Duration.ofMinutes(15), Duration.ofDays(1)),
    /** A place from which secrets of anybody are tried. Many people may be there. */
    SOURCE(20, Duration.ofMinutes(15), Duration.ofDays(1)),
    /** Web passwords, which are longer than PINs. */
    PASSWORD(5, Duration.ofMinutes(15), Duration.ofDays(1));

    static final Duration LONGEST_MEMORY = Duration.ofDays(8);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 20;

    private final int free;
    private final Duration longestPause;
    private final Duration memory;

    GuessLimits(int free, Duration longestPause, Duration memory) {
        this.free = free;
        this.longestPause = longestPause;
        this.memory = memory;
    }

    /** Of a subject as {@link Accounts} and {@link PinSource} write them. */
    static GuessLimits of(String subject) {
        if (subject.startsWith("from:")) {
            return SOURCE;
        }
        if (subject.startsWith("web:")) {
            return PASSWORD;
        }
        return subject.endsWith("@own") ? OWN_PIN : PIN;
    }

    Duration pauseAfter(int failures) {
        if (failures < free) {
            return Duration.ZERO;
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - free, MOST_DOUBLINGS));
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }

    Duration memory() {
        return memory;
    }
}
