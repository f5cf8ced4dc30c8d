package org.parley.gateway.sip;

import java.util.Map;
import java.util.Optional;

/**
 * One INVITE session, whoever called. All methods are called on the session's queue, by {@link #execute}; none blocks, and
 * none throws for a session that is over.
 */
public interface SipLeg {

    /** Runs a task on the session's queue, after what is already there. May be called by any thread. */
    void execute(Runnable task);

    /** Ends an answered session with BYE, at once or as soon as the ACK is there (RFC 3261 §15). */
    void bye(String reason);

    /** Whether it is this dialog. May be called by any thread. */
    boolean is(String callId, String ourTag, String theirTag);

    /** Offers another session description by re-INVITE; the listener hears of the answer. */
    void offer(String sdp);

    /**
     * Sends a request within the session.
     *
     * @param headers beside those that every request has
     */
    void send(String method, Map<String, String> headers, Optional<SipBody> body);
}
