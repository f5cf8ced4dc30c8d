package org.parley.gateway.sip;

import java.util.List;
import java.util.Optional;

/** Who hears of an {@link OutgoingSession}. */
public interface OutgoingListener extends SipLegListener {

    /**
     * A provisional answer.
     *
     * @param body early media, if any
     */
    void progressing(int status, Optional<SipBody> body);

    /** 200 came and is acknowledged. */
    void answered(Optional<SipBody> body);

    /**
     * A final refusal, or none came in time (408), or the far side cannot be reached (503 with {@code reached == false}).
     *
     * @param contacts of a 3xx
     */
    void refused(int status, String reason, boolean reached, List<SipAddress> contacts);

    /**
     * 401 or 407 came for the first time.
     *
     * @return the header field with which the same call is tried once more; empty to take it as a refusal
     */
    Optional<SipHeader> challenged(int status, List<String> challenges);
}
