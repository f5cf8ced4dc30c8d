package org.parley.browser.ccxml.internal.document;

import java.util.LinkedHashMap;
import java.util.Map;

/** An element could not be carried out: the event that it means goes to the session's queue. */
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

    /** Likewise, naming the element that it happened to. */
    public EventException by(String tag) {
        Map<String, Object> more = new LinkedHashMap<>(properties);
        more.putIfAbsent("tagname", tag);
        return new EventException(event, getMessage(), more);
    }

    public String event() {
        return event;
    }

    public Map<String, Object> properties() {
        return properties;
    }
}
