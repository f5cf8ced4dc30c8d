package org.parley.gateway.sip;

import java.util.EnumSet;
import java.util.Set;

/** States of a call from its INVITE to its end, and the legal ways between them. */
enum CallState {
    /** The INVITE came. */
    INVITED,
    /** A CCXML session decides about it. */
    ALERTING,
    /** Our 200 carries an offer: the call is connected when the ACK brings the answer. */
    OFFERED,
    /** Answered, audio in both directions as negotiated. */
    CONNECTED,
    /** The SIP session is over, the CCXML session may still work. */
    ENDED,
    /** Nothing is left. */
    RELEASED;

    private Set<CallState> next() {
        return switch (this) {
            case INVITED -> EnumSet.of(ALERTING, ENDED);
            case ALERTING -> EnumSet.of(OFFERED, CONNECTED, ENDED);
            case OFFERED -> EnumSet.of(CONNECTED, ENDED);
            case CONNECTED -> EnumSet.of(ENDED);
            case ENDED -> EnumSet.of(RELEASED);
            case RELEASED -> EnumSet.noneOf(CallState.class);
        };
    }

    /** @throws IllegalStateException there is no such way */
    CallState to(CallState state) {
        if (!next().contains(state)) {
            throw new IllegalStateException("a call does not go from " + this + " to " + state);
        }
        return state;
    }

    boolean isUnanswered() {
        return this == INVITED || this == ALERTING;
    }

    boolean isOver() {
        return this == ENDED || this == RELEASED;
    }
}
