package org.parley.browser.ccxml.internal;

import org.parley.browser.platform.ConnectionEvent;

/** CCXML 1.0 §10.2. */
public enum ConnectionState {
    ALERTING,
    PROGRESSING,
    CONNECTED,
    DISCONNECTED,
    FAILED,
    REDIRECTED,
    MERGED;

    public boolean over() {
        return ordinal() >= DISCONNECTED.ordinal();
    }

    /** The state after an event; once over, a connection stays as it is. */
    ConnectionState after(ConnectionEvent.Kind kind) {
        if (over()) {
            return this;
        }
        return switch (kind) {
            case ALERTING -> ALERTING;
            case PROGRESSING -> PROGRESSING;
            case CONNECTED -> CONNECTED;
            case DISCONNECTED -> DISCONNECTED;
            case REDIRECTED -> REDIRECTED;
            case FAILED -> FAILED;
            case MERGED -> MERGED;
            case MERGE_FAILED, SIGNAL -> this;
        };
    }
}
