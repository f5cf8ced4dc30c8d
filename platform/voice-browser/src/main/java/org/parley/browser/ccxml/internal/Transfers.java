package org.parley.browser.ccxml.internal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.parley.browser.dialog.TransferRequest;

/** VoiceXML {@code <transfer>} as the properties of dialog.transfer (CCXML 1.0 appendix D). */
final class Transfers {
    private Transfers() {}

    static Map<String, Object> properties(TransferRequest request) {
        Map<String, Object> values = new LinkedHashMap<>();
        request.connectTimeout().ifPresent(time -> values.put("connecttimeout", time(time)));
        request.maxTime().ifPresent(time -> values.put("maxtime", time(time)));
        if (!request.aai().isEmpty()) {
            values.put("aai", request.aai());
        }
        Map<String, Object> properties = new LinkedHashMap<>(values);
        properties.put("type", request.type().name().toLowerCase(Locale.ROOT));
        properties.put("uri", request.destination());
        properties.put("values", values);
        return properties;
    }

    private static String time(Duration time) {
        return time.toMillis() + "ms";
    }
}
