package org.parley.webapp.outgoing;

import java.util.Arrays;
import java.util.Locale;

/** Why a call is over that a page asked for. */
public enum CallEnd {
    HUNG_UP("The call is over."),
    OWN_BUSY("Your telephone is busy."),
    OWN_UNANSWERED("Nobody answered at your telephone."),
    OWN_UNREACHABLE("Your telephone cannot be reached."),
    BUSY("The line is busy."),
    UNANSWERED("Nobody answered."),
    UNREACHABLE("The number cannot be reached."),
    NO_LINE("No outside line is free, or there is none."),
    DECLINED("The invitation was not accepted."),
    NOT_STARTED("The call could not be placed. Try again.");

    private final String text;

    CallEnd(String text) {
        this.text = text;
    }

    /** As documents and programs write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A sentence for the owner. */
    public String text() {
        return text;
    }

    /** {@link #HUNG_UP} when it is none of them. */
    public static CallEnd ofId(String id) {
        return Arrays.stream(values())
                .filter(end -> end.id().equals(id))
                .findFirst()
                .orElse(HUNG_UP);
    }
}
