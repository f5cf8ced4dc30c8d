package org.parley.webapp.outgoing;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How far a call has come that a page asked for. */
public enum CallStep {
    /** The voice platform has been asked for it. */
    ASKED,
    /** The telephones of its owner ring. */
    RINGING,
    /** The other side rings. */
    CALLING,
    /** Both are connected; of an invitation: the invited one has answered. */
    CONNECTED,
    /** Nobody answered, and the owner hears the greeting. */
    VOICEMAIL,
    /** The invited one is in the conference. */
    JOINED,
    ENDED;

    private static final Map<CallStep, Set<CallStep>> NEXT = Map.of(
            ASKED, EnumSet.of(RINGING, CALLING, ENDED),
            RINGING, EnumSet.of(CALLING, ENDED),
            CALLING, EnumSet.of(CONNECTED, VOICEMAIL, ENDED),
            CONNECTED, EnumSet.of(JOINED, ENDED),
            VOICEMAIL, EnumSet.of(ENDED),
            JOINED, EnumSet.of(ENDED),
            ENDED, EnumSet.noneOf(CallStep.class));

    /** Whether that may come next. */
    boolean leadsTo(CallStep next) {
        return NEXT.get(this).contains(next);
    }

    /** As documents and programs write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CallStep> ofId(String id) {
        return EnumSet.allOf(CallStep.class).stream()
                .filter(step -> step.id().equals(id))
                .findFirst();
    }
}
