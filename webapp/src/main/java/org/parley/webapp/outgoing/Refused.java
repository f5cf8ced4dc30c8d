package org.parley.webapp.outgoing;

import java.util.Locale;
import org.parley.webapp.toll.TollRefusal;

/** Why a call is not placed that a page asked for. */
public enum Refused {
    NO_NUMBER("Type an extension or a telephone number."),
    OWN_NUMBER("This is your own extension."),
    NO_TELEPHONE("None of your telephones is registered, so none can ring."),
    IN_A_CALL("A call of yours that was placed here is still going on."),
    TOO_MANY("Too many invitations are under way; wait for an answer."),
    NOT_ALLOWED("You may not call numbers outside. Ask your administrator."),
    UNKNOWN_NUMBER("This number is not known here."),
    CLASS_NOT_ALLOWED("You may not call numbers of this kind. Ask your administrator."),
    AT_ONCE("All your calls to the outside are in use."),
    LIMIT_REACHED("No more calls to the outside are allowed today."),
    STOPPED("Calls to the outside are stopped. Ask your administrator."),
    NOT_POSSIBLE("No call can be placed now. Try again in a moment.");

    private final String text;

    Refused(String text) {
        this.text = text;
    }

    /** As programs read it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A sentence for whoever asked. */
    public String text() {
        return text;
    }

    static Refused of(TollRefusal reason) {
        return switch (reason) {
            case GUEST, NOT_ALLOWED, WRONG_PIN -> NOT_ALLOWED;
            case UNKNOWN_NUMBER -> UNKNOWN_NUMBER;
            case CLASS_NOT_ALLOWED -> CLASS_NOT_ALLOWED;
            case AT_ONCE, ALL_AT_ONCE -> AT_ONCE;
            case CALLS_PER_DAY, TIME_PER_DAY, ALL_CALLS_PER_DAY, ALL_TIME_PER_DAY -> LIMIT_REACHED;
            case STOPPED, ALL_STOPPED -> STOPPED;
        };
    }
}
