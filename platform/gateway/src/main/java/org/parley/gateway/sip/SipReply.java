package org.parley.gateway.sip;

import java.util.List;
import java.util.Optional;

/** The way back for an answer to a request outside of calls. May be used by any thread, once. */
public interface SipReply {

    void answer(int status, String reason, List<SipHeader> headers, Optional<SipBody> body);

    /** Our tag in the answer. */
    String tag();

    /** Our host and port, for a Contact. */
    String host();

    /** An answer without a body. */
    default void answer(int status, String reason, List<SipHeader> headers) {
        answer(status, reason, headers, Optional.empty());
    }

    /** An answer without anything. */
    default void answer(int status, String reason) {
        answer(status, reason, List.of(), Optional.empty());
    }
}
