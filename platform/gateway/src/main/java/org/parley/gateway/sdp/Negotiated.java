package org.parley.gateway.sdp;

import org.parley.gateway.media.RtpPeer;

/**
 * What an offer and an answer agreed on.
 *
 * @param answer the answer to send, empty when the answer was theirs
 * @param onHold whether one side does not send
 */
public record Negotiated(String answer, RtpPeer peer, boolean onHold) {}
