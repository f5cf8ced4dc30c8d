package org.parley.gateway.sip;

/** One INVITE session in which we call. */
public interface OutgoingSession extends SipLeg {

    /** Gives up a call that is not answered, with CANCEL as soon as that may be sent (RFC 3261 §9.1). */
    void cancel(String reason);
}
