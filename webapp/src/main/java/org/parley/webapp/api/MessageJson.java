package org.parley.webapp.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.parley.webapp.mailbox.Message;

/** A message as JSON. */
final class MessageJson {

    private MessageJson() {}

    static Map<String, Object> of(Message message) {
        Map<String, Object> from = new LinkedHashMap<>();
        from.put("number", message.from().number());
        from.put("name", message.from().name());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", String.valueOf(message.id()));
        json.put("folder", message.folder().id());
        json.put("from", from);
        json.put("receivedAt", message.receivedAt().toString());
        json.put("durationMs", message.durationMs());
        json.put("urgent", message.urgent());
        return json;
    }
}
