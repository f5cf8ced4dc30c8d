package org.parley.webapp.phone;

import java.io.Serializable;

/**
 * How far a call has come with logging in to the message center.
 *
 * @param claimed the extension that the caller says to own; whether it exists is not known
 * @param owner the extension whose PIN was right, empty before
 * @param wrongPins in this call, whatever the extension
 * @param newestAnnounced highest id of a new message that the caller has been told of, -1 before the first announcement
 * @param pinDue whether the owner must change the PIN before anything else
 * @param newPin the PIN that was entered once and must come again
 */
record Login(String claimed, String owner, int wrongPins, long newestAnnounced, boolean pinDue, String newPin)
        implements Serializable {

    static final Login NONE = new Login("", "", 0, -1, false, "");

    Login claim(String extension) {
        return new Login(extension, "", wrongPins, -1, false, "");
    }

    Login accepted(boolean changeDue) {
        return new Login(claimed, claimed, 0, -1, changeDue, "");
    }

    Login refused() {
        return new Login(claimed, "", wrongPins + 1, -1, false, "");
    }

    Login announced(long newest) {
        return new Login(claimed, owner, wrongPins, newest, pinDue, "");
    }

    Login proposed(String pin) {
        return new Login(claimed, owner, wrongPins, newestAnnounced, pinDue, pin);
    }

    Login changed() {
        return new Login(claimed, owner, wrongPins, newestAnnounced, false, "");
    }

    @Override
    public String toString() {
        return "Login[" + claimed + ", " + owner + "]";
    }
}
