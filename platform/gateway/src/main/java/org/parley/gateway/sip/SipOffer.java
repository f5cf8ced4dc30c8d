package org.parley.gateway.sip;

import java.util.Map;
import java.util.Optional;

/** A wish to change or refresh a running session, waiting for our answer. */
public interface SipOffer {

    /** Empty: the session is only refreshed (UPDATE), or the far side wants our offer (re-INVITE). */
    Optional<SipBody> body();

    /** Whether a 200 without a body of theirs must carry our offer: a re-INVITE without a body does. */
    boolean wantsOffer();

    /**
     * Sends 200.
     *
     * @param sdp our answer or offer; empty for none
     */
    void accept(Optional<String> sdp);

    void reject(int status, String reason, Map<String, String> headers);
}
