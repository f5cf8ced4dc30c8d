package org.parley.browser.ccxml.internal;

import java.util.EnumSet;
import java.util.Set;

/** The life of a session. */
enum SessionState {
    /** The first document is being fetched. */
    LOADING,
    RUNNING,
    /** Connections are being released and dialogs have their final processing; no more transitions run. */
    ENDING,
    ENDED;

    /** The states that may come next. */
    Set<SessionState> next() {
        return switch (this) {
            case LOADING -> EnumSet.of(RUNNING, ENDING);
            case RUNNING -> EnumSet.of(ENDING);
            case ENDING -> EnumSet.of(ENDED);
            case ENDED -> EnumSet.noneOf(SessionState.class);
        };
    }

    SessionState to(SessionState target) {
        if (!next().contains(target)) {
            throw new IllegalStateException("a session cannot go from " + this + " to " + target);
        }
        return target;
    }
}
