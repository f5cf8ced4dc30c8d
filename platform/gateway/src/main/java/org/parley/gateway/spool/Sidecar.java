package org.parley.gateway.spool;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What lies beside the audio of a recording that must survive.
 *
 * @param recover where to deliver: a path when it is the webapp's own, whose port may differ after a restart; else
 *     absolute
 * @param codec of the audio, {@code PCMU}
 * @param callId the call's name, for people
 * @param startedAt when the beep was due, ISO 8601
 */
record Sidecar(String recover, String codec, String callId, String startedAt) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Sidecar of(URI recover, URI webapp, String callId, Instant startedAt) {
        boolean own = webapp != null && sameOrigin(recover, webapp);
        String address = recover.toString();
        if (own) {
            String query = recover.getRawQuery() == null ? "" : "?" + recover.getRawQuery();
            address = recover.getRawPath() + query;
        }
        return new Sidecar(address, "PCMU", callId, startedAt.toString());
    }

    static Sidecar read(SpoolStorage storage, String name) throws IOException {
        try (InputStream in = storage.open(name)) {
            Sidecar sidecar = JSON.readValue(in, Sidecar.class);
            if (sidecar.recover() == null) {
                throw new IOException("sidecar " + name + " names no recovery address");
            }
            return sidecar;
        } catch (JacksonException e) {
            throw new IOException("sidecar " + name + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    /** Whether the recovery address is the webapp's, so that it gets the key. */
    boolean isOwn() {
        return recover.startsWith("/");
    }

    ByteBuffer bytes() {
        return ByteBuffer.wrap(JSON.writeValueAsBytes(this));
    }

    private static boolean sameOrigin(URI one, URI other) {
        return one.getScheme() != null
                && one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost() != null
                && one.getHost().equalsIgnoreCase(other.getHost())
                && one.getPort() == other.getPort();
    }
}
