package org.parley.gateway.sip.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Answers to requests that cannot be parsed: what can be copied is copied (RFC 3261 §8.2.6). */
final class RefusalText {
    private RefusalText() {}

    /**
     * @param problem status and reason
     * @return empty when there is no way back, without Via, and for ACK, which is never answered
     */
    static byte[] of(RawRequest request, String problem) {
        List<String> vias = request.all("via");
        if (vias.isEmpty() || request.method().equals("ACK")) {
            return new byte[0];
        }
        StringBuilder answer = new StringBuilder("SIP/2.0 ").append(problem).append("\r\n");
        vias.forEach(via -> answer.append("Via: ").append(via).append("\r\n"));
        copy(request, "from", "From", answer);
        request.first("to").ifPresent(to -> {
            String tag = to.contains("tag=") ? "" : ";tag=bad" + Integer.toHexString(to.hashCode());
            answer.append("To: ").append(to).append(tag).append("\r\n");
        });
        copy(request, "call-id", "Call-ID", answer);
        copy(request, "cseq", "CSeq", answer);
        return answer.append("Server: Parley\r\nContent-Length: 0\r\n\r\n")
                .toString()
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void copy(RawRequest request, String name, String as, StringBuilder answer) {
        request.first(name)
                .ifPresent(value -> answer.append(as).append(": ").append(value).append("\r\n"));
    }

    /** The header of a response that answers nothing and is dropped, together with a body that belongs to nothing. */
    static byte[] stray(int bodyBytes) {
        String tag = Tags.next();
        return ("SIP/2.0 699 Passed Over\r\nVia: SIP/2.0/TCP 0.0.0.0;branch=z9hG4bK" + tag
                        + "\r\nFrom: <sip:0.0.0.0>;tag=" + tag + "\r\nTo: <sip:0.0.0.0>;tag=" + tag
                        + "\r\nCall-ID: " + tag + "\r\nCSeq: 1 OPTIONS\r\nContent-Length: " + bodyBytes + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
