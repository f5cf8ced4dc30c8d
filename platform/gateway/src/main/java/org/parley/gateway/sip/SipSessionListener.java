package org.parley.gateway.sip;

import java.util.Optional;

/** Who hears of a {@link SipSession}. */
public interface SipSessionListener extends SipLegListener {

    /** The first thing that is called: the INVITE wants an answer. */
    void invited();

    /** The ACK of our 200 came. A body is the answer to our offer. */
    void acknowledged(Optional<SipBody> body);
}
