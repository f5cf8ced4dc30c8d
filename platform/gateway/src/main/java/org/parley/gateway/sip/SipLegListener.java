package org.parley.gateway.sip;

import java.util.Optional;

/** Who hears of a {@link SipLeg}. Called on its queue. */
public interface SipLegListener {

    /** The far side wants to change the session: re-INVITE or UPDATE. Exactly one method of the offer must be called. */
    void offered(SipOffer offer);

    /** The ACK of a re-INVITE that we answered with an offer came. */
    void offerAcknowledged(Optional<SipBody> body);

    /** Our own re-INVITE was answered: 2xx with a description, or a refusal. */
    default void offerAnswered(int status, Optional<SipBody> body) {}

    /** The far side wants us to call somebody (REFER), or to send a NOTIFY or another request that needs a decision. */
    default void requested(SipRequest request, SipReply reply) {
        reply.answer(405, "Method Not Allowed");
    }

    /** A key came by INFO. */
    void infoKey(char key);

    /** Anything came from the far side. */
    void heard();

    /** The session is over, by whomever. Called once. */
    void ended(SipEnd end);
}
