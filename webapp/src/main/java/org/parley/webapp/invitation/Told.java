package org.parley.webapp.invitation;

import java.util.Locale;

/** What an e-mail tells of a conference. */
enum Told {
    INVITED,
    CHANGED,
    CANCELED;

    /** As templates read it. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
