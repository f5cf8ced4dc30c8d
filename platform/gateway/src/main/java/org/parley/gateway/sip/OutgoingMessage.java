package org.parley.gateway.sip;

import java.util.List;
import java.util.Optional;

/**
 * A request outside of calls, for instance NOTIFY or REGISTER.
 *
 * @param from value of From; {@code @@} in it stands for an at sign and our host
 * @param to likewise
 * @param contactUser user part of our Contact; empty for no Contact
 * @param route values of Route
 * @param body {@code @@} in it stands for an at sign, our host and port
 * @param hop where to send it, if that is not what route and URI say
 */
public record OutgoingMessage(
        String method,
        String uri,
        String from,
        String to,
        String callId,
        long sequence,
        String contactUser,
        List<String> route,
        Optional<SipHop> hop,
        List<SipHeader> headers,
        Optional<SipBody> body) {}
