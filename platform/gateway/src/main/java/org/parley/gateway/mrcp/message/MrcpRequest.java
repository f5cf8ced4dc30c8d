package org.parley.gateway.mrcp.message;

import java.util.Arrays;

/**
 * A request (RFC 6787 §5.2).
 *
 * @param method for instance {@code SPEAK}
 * @param requestId rising within a channel
 */
public record MrcpRequest(String method, long requestId, MrcpHeaders headers, byte[] body) implements MrcpMessage {

    @Override
    public String startLine() {
        return method + " " + requestId;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MrcpRequest that
                && startLine().equals(that.startLine())
                && headers.equals(that.headers)
                && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return startLine().hashCode();
    }
}
