package org.parley.webapp.phone;

import java.io.Serializable;

/**
 * How far a call has come with logging in to the message center.
 *
 * @param claimed the extension that the caller says to own; whether it exists is not known
 * @param owner the extension whose PIN was right, empty before
 * @param wrongPins in this call, whatever the extension
 * @param newestAnnounced highest id of a new message that the caller has been told of, -1 before the first announcement
 */
record Login(String claimed, String owner, int wrongPins, long newestAnnounced) implements Serializable {

    static final Login NONE = new Login("", "", 0, -1);

    Login claim(String extension) {
        return new Login(extension, "", wrongPins, -1);
    }

    Login accepted() {
        return new Login(claimed, claimed, 0, -1);
    }

    Login refused() {
        return new Login(claimed, "", wrongPins + 1, -1);
    }

    Login announced(long newest) {
        return new Login(claimed, owner, wrongPins, newest);
    }
}
