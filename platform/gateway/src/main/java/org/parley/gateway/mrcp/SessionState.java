package org.parley.gateway.mrcp;

import java.util.EnumSet;
import java.util.Set;

/** Where a session with a server stands. */
enum SessionState {
    /** The INVITE is under way. */
    INVITING,
    OPEN,
    /** Ended by either side, or it never came about. */
    OVER;

    private static final Set<SessionState> AFTER_OPEN = EnumSet.of(OVER);

    SessionState to(SessionState next) {
        boolean legal = this == INVITING ? next != INVITING : this == OPEN && AFTER_OPEN.contains(next);
        if (!legal) {
            throw new IllegalStateException("an MRCP session cannot go from " + this + " to " + next);
        }
        return next;
    }
}
