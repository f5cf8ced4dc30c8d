package org.parley.browser.ccxml.internal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * An event in a session's queue (CCXML 1.0 §9.2).
 *
 * @param source id of what sent it
 * @param sourceType {@code ccxml}, {@code connection}, {@code conference}, {@code dialog} or {@code basichttp}
 */
public record SessionEvent(String name, String source, String sourceType, Map<String, Object> properties) {

    /** The value of {@code event$}. */
    Map<String, Object> toScript(String eventId) {
        Map<String, Object> object = new LinkedHashMap<>(properties);
        object.put("name", name);
        object.put("eventid", eventId);
        object.put("eventsource", source);
        object.put("eventsourcetype", sourceType);
        return object;
    }

    public boolean isError() {
        return name.toLowerCase(Locale.ROOT).startsWith("error.");
    }

    /** Event names do not mind case (CCXML 1.0 §9.2). */
    boolean isNamed(String other) {
        return name.equalsIgnoreCase(other);
    }

    /** The id of the connection that it speaks of, or null. */
    public String connectionId() {
        return properties.get("connectionid") instanceof String id ? id : null;
    }

    /** The id of the dialog that it speaks of, or null. */
    public String dialogId() {
        return properties.get("dialogid") instanceof String id ? id : null;
    }
}
