package org.parley.gateway.sip;

import java.util.Locale;

/**
 * The body of a request.
 *
 * @param type media type without parameters, in lower case
 * @param encoding of {@code Content-Encoding}, empty when there is none
 */
public record SipBody(String type, String encoding, String text) {
    public static final String SDP = "application/sdp";

    public SipBody {
        type = type.toLowerCase(Locale.ROOT);
    }

    public boolean isSdp() {
        return type.equals(SDP) && (encoding.isEmpty() || encoding.equalsIgnoreCase("identity"));
    }
}
