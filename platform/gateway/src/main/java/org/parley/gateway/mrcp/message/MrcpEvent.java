package org.parley.gateway.mrcp.message;

import java.util.Arrays;

/**
 * What a resource tells of a request that it works on (RFC 6787 §5.5).
 *
 * @param name for instance {@code SPEAK-COMPLETE}
 */
public record MrcpEvent(String name, long requestId, RequestState state, MrcpHeaders headers, byte[] body)
        implements MrcpMessage {

    @Override
    public String startLine() {
        return name + " " + requestId + " " + state.token();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MrcpEvent that
                && startLine().equals(that.startLine())
                && headers.equals(that.headers)
                && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return startLine().hashCode();
    }
}
