package org.parley.browser.ccxml.internal.document;

import java.util.Map;

/** Executable content met an error: the event it means ends the transition and goes to the session's queue. */
public final class EventException extends Exception {
    private final String event;
    private final transient Map<String, Object> properties;

    public EventException(String event, String reason) {
        this(event, reason, Map.of());
    }

    public EventException(String event, String reason, Map<String, Object> properties) {
        super(reason);
        this.event = event;
        this.properties = properties;
    }

    public static EventException semantic(String reason) {
        return new EventException("error.semantic", reason);
    }

    public String event() {
        return event;
    }

    public Map<String, Object> properties() {
        return properties;
    }
}
