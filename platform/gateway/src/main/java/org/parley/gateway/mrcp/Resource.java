package org.parley.gateway.mrcp;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.parley.gateway.mrcp.control.ControlChannel;
import org.parley.gateway.mrcp.message.MrcpHeaders;
import org.parley.gateway.mrcp.message.MrcpResponse;

/**
 * What every resource can be asked (RFC 6787 §6.1). Responses fail with an {@link java.io.IOException} when none comes in
 * time; a refusal is a response like any other.
 */
abstract class Resource {
    static final byte[] NO_BODY = {};

    private final ControlChannel channel;

    Resource(ControlChannel channel) {
        this.channel = channel;
    }

    /** RFC 6787 §6.1.1: parameters for the rest of the session. */
    public CompletableFuture<MrcpResponse> setParameters(MrcpHeaders parameters) {
        return request("SET-PARAMS", parameters).response();
    }

    /** RFC 6787 §6.1.2. @param names with empty values; none for all */
    public CompletableFuture<MrcpResponse> parameters(MrcpHeaders names) {
        return request("GET-PARAMS", names).response();
    }

    final ControlChannel.Sent request(String method, MrcpHeaders headers) {
        return channel.request(method, headers, NO_BODY);
    }

    final ControlChannel.Sent request(String method, MrcpHeaders headers, String type, String body) {
        return channel.request(method, headers.with("Content-Type", type), body.getBytes(StandardCharsets.UTF_8));
    }
}
