package org.parley.webapp.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.parley.webapp.mailbox.Caller;
import org.parley.webapp.mailbox.Message;

/** A message as JSON. */
final class MessageJson {

    private MessageJson() {}

    static Map<String, Object> of(Message message) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", String.valueOf(message.id()));
        json.put("folder", message.folder().id());
        json.put("from", caller(message.from()));
        json.put("receivedAt", message.receivedAt().toString());
        json.put("durationMs", message.durationMs());
        json.put("urgent", message.urgent());
        message.origin().ifPresent(origin -> {
            json.put("originallyFrom", caller(origin.from()));
            json.put("originallyAt", origin.at().toString());
        });
        return json;
    }

    private static Map<String, Object> caller(Caller caller) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("number", caller.number());
        json.put("name", caller.name());
        return json;
    }
}
