package org.parley.browser.platform;

import java.util.Map;

/**
 * What happened to a connection (CCXML 1.0 §10.3).
 *
 * @param properties further fields of the CCXML event object, for instance {@code reason} or {@code trigger}
 */
public record ConnectionEvent(Kind kind, String connectionId, Map<String, Object> properties) {

    public enum Kind {
        ALERTING,
        PROGRESSING,
        CONNECTED,
        DISCONNECTED,
        REDIRECTED,
        FAILED,
        /** The network connects the far end without us; property {@code mergeid} names what it was merged into. */
        MERGED,
        /** The network did not; properties {@code connectionid1}, {@code connectionid2}, {@code reason}. */
        MERGE_FAILED,
        SIGNAL
    }

    public static ConnectionEvent of(Kind kind, String connectionId) {
        return new ConnectionEvent(kind, connectionId, Map.of());
    }
}
