package org.parley.gateway.sip;

import java.util.List;
import java.util.Optional;

/**
 * An INVITE to be sent.
 *
 * @param uri whom, for the Request-URI
 * @param to for the To header
 * @param fromUser user part of From
 * @param fromHost host part of From; empty for our address
 * @param fromName display name of From, may be empty
 * @param route values of Route
 * @param hop where to send it, if that is not what route and URI say
 * @param maxForwards of which one is taken by us
 * @param headers further fields
 */
public record OutgoingInvite(
        String uri,
        String to,
        String fromUser,
        String fromHost,
        String fromName,
        List<String> route,
        Optional<SipHop> hop,
        int maxForwards,
        List<SipHeader> headers,
        String sdp) {}
