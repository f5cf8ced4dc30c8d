package org.parley.gateway.sip;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;

/**
 * What an INVITE says. Nothing of it is trusted.
 *
 * @param callId Call-ID
 * @param requestUri who is called, for instance {@code sip:3101@192.0.2.1}, escaped only where it must be
 * @param user user part of the Request-URI, percent-decoded; empty when it has none
 * @param fromUri of the From header
 * @param fromName display name of the From header, may be empty
 * @param transport {@code udp}, {@code tcp}, {@code tls}, or {@link #FROM_PAGE}
 * @param source address that it came from
 * @param local our address towards the caller
 * @param advertised address that Contact and SDP name instead, if configured
 * @param headers header fields by lower-case name, without credentials; several of one name are joined by commas
 * @param body empty for a late offer
 * @param wayBack where requests to the caller must go when its Contact is not where it came from (NAT); else empty
 * @param caller the extension that the caller proved to be, empty for a guest
 * @param trunk the provider that it came from, empty for none
 */
public record InviteRequest(
        String callId,
        String requestUri,
        String user,
        String fromUri,
        String fromName,
        String transport,
        InetAddress source,
        InetAddress local,
        Optional<InetAddress> advertised,
        Map<String, String> headers,
        Optional<SipBody> body,
        Optional<SipHop> wayBack,
        Optional<String> caller,
        Optional<String> trunk) {
    /** The transport of calls that pages make: they come from inside this process, with their audio. */
    public static final String FROM_PAGE = "page";

    private static final int USUAL_FORWARDS = 70;

    /** Whether a page calls, and not a telephone. */
    boolean isFromPage() {
        return transport.equals(FROM_PAGE);
    }

    /** Whether nobody on its way can read it. */
    boolean isSecret() {
        return transport.equalsIgnoreCase("tls");
    }

    /** How often the call may still be sent on. */
    int maxForwards() {
        String value = headers.getOrDefault("max-forwards", "");
        return value.matches("\\d{1,3}") ? Integer.parseInt(value) : USUAL_FORWARDS;
    }
}
