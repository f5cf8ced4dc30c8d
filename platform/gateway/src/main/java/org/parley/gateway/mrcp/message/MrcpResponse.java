package org.parley.gateway.mrcp.message;

import java.util.Arrays;

/**
 * The response to a request (RFC 6787 §5.3).
 *
 * @param status 2xx for success, 4xx and 5xx for what went wrong
 */
public record MrcpResponse(long requestId, int status, RequestState state, MrcpHeaders headers, byte[] body)
        implements MrcpMessage {

    public boolean isSuccess() {
        return status / 100 == 2;
    }

    @Override
    public String startLine() {
        return requestId + " " + status + " " + state.token();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MrcpResponse that
                && startLine().equals(that.startLine())
                && headers.equals(that.headers)
                && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return startLine().hashCode();
    }
}
