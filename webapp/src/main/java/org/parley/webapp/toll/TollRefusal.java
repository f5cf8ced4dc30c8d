package org.parley.webapp.toll;

import java.util.Locale;

/** Why a number is not called. */
public enum TollRefusal {
    GUEST,
    NOT_ALLOWED,
    WRONG_PIN,
    UNKNOWN_NUMBER,
    CLASS_NOT_ALLOWED,
    CALLS_PER_DAY,
    TIME_PER_DAY,
    AT_ONCE,
    ALL_CALLS_PER_DAY,
    ALL_TIME_PER_DAY,
    ALL_AT_ONCE,
    STOPPED,
    ALL_STOPPED;

    /** As audit rows name it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether this user's calls end here until the administrator releases them. */
    boolean stopsUser() {
        return this == CALLS_PER_DAY || this == TIME_PER_DAY;
    }

    /** Whether everybody's calls do. */
    boolean stopsAll() {
        return this == ALL_CALLS_PER_DAY || this == ALL_TIME_PER_DAY;
    }
}
