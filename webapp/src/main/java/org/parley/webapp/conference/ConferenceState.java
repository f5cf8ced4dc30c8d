package org.parley.webapp.conference;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a conference is at now (FEATURES 5.3). */
public enum ConferenceState {
    /** Waits for its time. */
    QUEUED,
    /** Callers may join. */
    ACTIVE,
    /** Its time is over and everybody has left. */
    EXPIRED,
    /** Ended by its creator or moderator. */
    CANCELED,
    /** A standing conference, open to every caller. */
    ENABLED,
    /** A standing conference, open to nobody. */
    DISABLED;

    private static final Map<ConferenceState, Set<ConferenceState>> NEXT = new EnumMap<>(Map.of(
            QUEUED, Set.of(ACTIVE, CANCELED),
            ACTIVE, Set.of(EXPIRED, CANCELED, QUEUED),
            EXPIRED, Set.of(QUEUED),
            CANCELED, Set.of(QUEUED),
            ENABLED, Set.of(DISABLED),
            DISABLED, Set.of(ENABLED)));

    /** Whether callers may join. */
    public boolean open() {
        return this == ACTIVE || this == ENABLED;
    }

    /** Whether only a new time brings it back. */
    public boolean over() {
        return this == EXPIRED || this == CANCELED;
    }

    /** Whether it may come into that state from this one. */
    public boolean mayBecome(ConferenceState next) {
        return NEXT.get(this).contains(next);
    }

    /** As JSON and pages name it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
