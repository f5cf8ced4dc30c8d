package org.parley.gateway.sip;

import java.util.Optional;

/** Who hears of a {@link SipSession}. Called on the session's queue. */
public interface SipSessionListener {

    /** The first thing that is called: the INVITE wants an answer. */
    void invited();

    /** The ACK of our 200 came. A body is the answer to our offer. */
    void acknowledged(Optional<SipBody> body);

    /** The far side wants to change the session: re-INVITE or UPDATE. Exactly one method of the offer must be called. */
    void offered(SipOffer offer);

    /** The ACK of a re-INVITE that we answered with an offer came. */
    void offerAcknowledged(Optional<SipBody> body);

    /** A key came by INFO. */
    void infoKey(char key);

    /** Anything came from the far side. */
    void heard();

    /** The session is over, by whomever. Called once. */
    void ended(SipEnd end);
}
