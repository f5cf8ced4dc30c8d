package org.parley.gateway.mrcp.message;

import java.util.Optional;

/** How far a request has come (RFC 6787 §5.3). */
public enum RequestState {
    /** It waits for an earlier one. */
    PENDING("PENDING"),
    IN_PROGRESS("IN-PROGRESS"),
    /** It is over; nothing more comes of it. */
    COMPLETE("COMPLETE");

    private final String token;

    RequestState(String token) {
        this.token = token;
    }

    /** As messages write it. */
    public String token() {
        return token;
    }

    static Optional<RequestState> of(String token) {
        for (RequestState state : values()) {
            if (state.token.equals(token)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
