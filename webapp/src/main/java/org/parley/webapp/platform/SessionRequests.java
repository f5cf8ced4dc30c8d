package org.parley.webapp.platform;

import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the voice platform begin sessions that no call has begun: their documents place calls (CCXML 1.0 §8.4). Thread-safe.
 */
public final class SessionRequests {
    /** Where the voice platform takes them, on the platform connector. */
    public static final String PATH = "/createsession";

    private static final Logger log = LoggerFactory.getLogger(SessionRequests.class);
    private static final int CREATED = 201;

    private final PlatformClient client;

    SessionRequests(PlatformClient client) {
        this.client = client;
    }

    /**
     * Begins a session.
     *
     * @param document its address at this connector
     * @return false when the platform takes none now
     */
    public boolean begin(String document) {
        try {
            int status = client.post(PATH, Map.of("uri", document));
            if (status != CREATED) {
                log.warn("No session begins: status {}", status);
            }
            return status == CREATED;
        } catch (IOException e) {
            log.warn("No session begins: {}", e.getMessage());
            return false;
        }
    }
}
