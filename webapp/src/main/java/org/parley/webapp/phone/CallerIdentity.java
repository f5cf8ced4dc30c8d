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
 */
record CallerIdentity(String number, String name, String source, String user) implements Serializable {

    static final CallerIdentity UNKNOWN = new CallerIdentity("", "", "", "");

    Caller asCaller() {
        return user.isEmpty() ? Caller.guest(number, name) : new Caller(user, name, true);
    }
}
