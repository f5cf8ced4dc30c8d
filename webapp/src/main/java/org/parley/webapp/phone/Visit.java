package org.parley.webapp.phone;

import java.io.Serializable;

/**
 * A caller at somebody's mailbox.
 *
 * @param mailbox the extension whose greeting plays
 * @param deposit the id under which the recording will be delivered, empty before the beep
 * @param delivered whether the caller has just left a message elsewhere and has not been told so
 */
record Visit(String mailbox, String deposit, boolean delivered) implements Serializable {

    static final Visit NONE = new Visit("", "", false);

    static Visit at(String mailbox) {
        return new Visit(mailbox, "", false);
    }
}
