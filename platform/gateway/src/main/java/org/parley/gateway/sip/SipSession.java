package org.parley.gateway.sip;

import java.util.Map;
import org.parley.browser.platform.ImplementationPlatform;

/** One INVITE session in which we are called (RFC 3261 §13.3). */
public interface SipSession extends SipLeg {

    InviteRequest invite();

    /** Sends 180. No effect once answered. */
    void ring();

    /** Sends 183 with our answer, so that the caller hears us before the call is answered. No effect once answered. */
    void progress(String sdp);

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

    /** A dialog that the caller will hear; one who can read along gets its words. */
    default ImplementationPlatform readAlong(ImplementationPlatform dialog) {
        return dialog;
    }
}
