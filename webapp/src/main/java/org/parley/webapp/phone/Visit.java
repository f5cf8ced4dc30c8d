package org.parley.webapp.phone;

import java.io.Serializable;

/**
 * A caller at somebody's mailbox.
 *
 * @param mailbox the extension whose greeting plays
 * @param deposit the id under which the recording will be delivered, empty before the beep
 */
record Visit(String mailbox, String deposit) implements Serializable {

    static final Visit NONE = new Visit("", "");

    static Visit at(String mailbox) {
        return new Visit(mailbox, "");
    }
}
