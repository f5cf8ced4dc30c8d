package org.parley.browser.ccxml.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.parley.browser.ccxml.internal.document.EventException;

/** Error events (CCXML 1.0 §9.4): each has a reason; what else is known goes with it. */
final class Errors {
    private Errors() {}

    /** @param connectionId of the event that was handled, or null */
    static SessionEvent event(EventException error, String connectionId) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("reason", error.getMessage());
        if (connectionId != null) {
            properties.put("connectionid", connectionId);
        }
        properties.putAll(error.properties());
        return new SessionEvent(error.event(), "", "ccxml", properties);
    }
}
