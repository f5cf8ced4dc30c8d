package org.parley.webapp.toll;

import java.util.Locale;

/** By which way somebody wanted to get outside. */
public enum TollPath {
    /** The prefix and the number. */
    DIALLED,
    /** The other prefix, a PIN and the number. */
    DIALLED_WITH_PIN,
    /** The outside line of the message center. */
    MESSAGE_CENTER,
    /** A telephone sends a call on (REFER). */
    TRANSFER,
    /** A dialog's transfer. */
    DIALOG,
    ATTENDANT,
    /** Star and a number, where a message is left or in the message center. */
    STAR,
    /** A call that its owner asked for at a page. */
    PAGE,
    /** A moderator has somebody called into a conference. */
    INVITATION;

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
