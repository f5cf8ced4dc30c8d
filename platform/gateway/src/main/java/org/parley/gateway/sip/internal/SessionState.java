package org.parley.gateway.sip.internal;

import java.util.EnumSet;
import java.util.Set;

/** States of a dialog that an INVITE started (RFC 3261 §12, §13, §15), and the legal ways between them. */
enum SessionState {
    /** No final answer yet. */
    PROCEEDING,
    /** 200 sent, its ACK not here yet. */
    ANSWERED,
    CONFIRMED,
    /** We want to leave, but wait for the ACK first. */
    LEAVING,
    BYE_SENT,
    OVER;

    private Set<SessionState> next() {
        return switch (this) {
            case PROCEEDING -> EnumSet.of(ANSWERED, CONFIRMED, OVER);
            case ANSWERED -> EnumSet.of(CONFIRMED, LEAVING, BYE_SENT, OVER);
            case CONFIRMED -> EnumSet.of(BYE_SENT, OVER);
            case LEAVING -> EnumSet.of(BYE_SENT, OVER);
            case BYE_SENT -> EnumSet.of(OVER);
            case OVER -> EnumSet.noneOf(SessionState.class);
        };
    }

    /** @throws IllegalStateException there is no such way */
    SessionState to(SessionState state) {
        if (!next().contains(state)) {
            throw new IllegalStateException("a session does not go from " + this + " to " + state);
        }
        return state;
    }

    /** Answered, and nobody has hung up. */
    boolean isOpen() {
        return this == ANSWERED || this == CONFIRMED;
    }

    /** Nothing more comes to its listener. */
    boolean isOver() {
        return this == OVER;
    }
}
