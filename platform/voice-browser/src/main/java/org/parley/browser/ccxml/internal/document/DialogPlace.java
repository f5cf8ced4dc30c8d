package org.parley.browser.ccxml.internal.document;

import java.util.Optional;

/** Where a dialog speaks and listens (CCXML 1.0 §7.2): on a connection, in a conference, or nowhere until it is joined. */
public record DialogPlace(Optional<String> connectionId, Optional<String> conferenceId, Direction direction) {

    /** {@code mediadirection}. */
    public enum Direction {
        BOTH,
        /** The dialog is heard and hears nothing. */
        DIALOGTRANSMIT,
        /** The dialog hears and is not heard. */
        DIALOGRECEIVE;

        public boolean speaks() {
            return this != DIALOGRECEIVE;
        }

        public boolean hears() {
            return this != DIALOGTRANSMIT;
        }
    }

    public boolean isNowhere() {
        return connectionId.isEmpty() && conferenceId.isEmpty();
    }
}
