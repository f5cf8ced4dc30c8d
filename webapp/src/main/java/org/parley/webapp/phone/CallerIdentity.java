package org.parley.webapp.phone;

import java.io.Serializable;
import org.parley.webapp.mailbox.Caller;

/**
 * Who calls, as call control told it when the call came in.
 *
 * @param number user part of From, not trusted
 * @param name display name of From, not trusted
 * @param source the network address that the platform saw the call come from; trusted, since the platform's key came with it
 * @param user the extension that the telephone proved to be, empty for a guest
 * @param protocol by which the call came when not by SIP, else empty
 */
record CallerIdentity(String number, String name, String source, String user, String protocol) implements Serializable {

    static final CallerIdentity UNKNOWN = new CallerIdentity("", "", "", "", "");
    private static final String PAGE = "page";

    /**
     * Somebody without a login at a page that is open to everybody. Such calls stay inside, also when a PIN is known: that
     * of a demo is.
     */
    boolean isGuestAtPage() {
        return protocol.equals(PAGE) && user.isEmpty();
    }

    Caller asCaller() {
        return user.isEmpty() ? Caller.guest(number, name) : new Caller(user, name, true);
    }
}
