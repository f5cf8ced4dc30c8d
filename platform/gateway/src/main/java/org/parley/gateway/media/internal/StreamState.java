package org.parley.gateway.media.internal;

import java.util.EnumSet;
import java.util.Set;

/** The life of a stream. */
enum StreamState {
    /** Has a port, knows no peer. */
    OPEN,
    /** Knows its peer, has not sent. */
    CONNECTED,
    /** Sends a packet every 20 ms. */
    SENDING,
    /** The call is over; the dialog has not closed yet. */
    GONE,
    /** The port is free. */
    CLOSED;

    private Set<StreamState> following() {
        return switch (this) {
            case OPEN -> EnumSet.of(CONNECTED, GONE, CLOSED);
            case CONNECTED -> EnumSet.of(SENDING, GONE, CLOSED);
            case SENDING -> EnumSet.of(GONE, CLOSED);
            case GONE -> EnumSet.of(CLOSED);
            case CLOSED -> EnumSet.noneOf(StreamState.class);
        };
    }

    StreamState to(StreamState next) {
        if (!following().contains(next)) {
            throw new IllegalStateException("a stream goes from " + this + " to " + following() + ", not to " + next);
        }
        return next;
    }

    boolean isOver() {
        return this == GONE || this == CLOSED;
    }
}
