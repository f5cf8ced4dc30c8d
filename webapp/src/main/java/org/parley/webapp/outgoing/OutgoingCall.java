package org.parley.webapp.outgoing;

import java.time.Instant;
import java.util.Optional;

/**
 * A call that a page asked for.
 *
 * @param owner the extension with whose rights it is placed
 * @param conference into which the other side is invited; empty for a call of the owner's own
 * @param to the extension or the number outside
 * @param name of the other side, if it is known; else empty
 * @param leg the connection whose end is the end of the call; empty before there is one
 * @param end why it is over
 */
public record OutgoingCall(
        String id,
        String owner,
        String conference,
        String to,
        String name,
        Instant asked,
        CallStep step,
        String leg,
        Optional<CallEnd> end) {

    /** Whether it is over. */
    public boolean over() {
        return step == CallStep.ENDED;
    }

    OutgoingCall at(CallStep next) {
        return new OutgoingCall(id, owner, conference, to, name, asked, next, leg, end);
    }

    OutgoingCall by(String connection) {
        return new OutgoingCall(id, owner, conference, to, name, asked, step, connection, end);
    }

    OutgoingCall ended(CallEnd why) {
        return new OutgoingCall(id, owner, conference, to, name, asked, CallStep.ENDED, leg, Optional.of(why));
    }
}
