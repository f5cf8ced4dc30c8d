package org.parley.gateway.sip;

import java.util.Map;

/**
 * One INVITE session in which we are called (RFC 3261 §13.3). All methods are called on the session's queue, by {@link
 * #execute}; none blocks, and none throws for a session that is over.
 */
public interface SipSession {

    InviteRequest invite();

    /** Runs a task on the session's queue, after what is already there. May be called by any thread. */
    void execute(Runnable task);

    /** Sends 180. No effect once answered. */
    void ring();

    /**
     * Sends 200, which is repeated until its ACK comes.
     *
     * @param sdp our answer, or our offer when the INVITE had none
     * @return whether it was sent; if not, the listener hears that the session ended
     */
    boolean accept(String sdp);

    /**
     * Sends a final refusal; the session is over.
     *
     * @param headers further header fields, for instance Retry-After or Contact
     */
    void reject(int status, String reason, Map<String, String> headers);

    /** Ends an answered session with BYE, at once or as soon as the ACK is there (RFC 3261 §15). */
    void bye(String reason);
}
