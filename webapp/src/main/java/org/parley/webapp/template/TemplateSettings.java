package org.parley.webapp.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A section of the settings as templates read it: {@code interdigit-timeout = 3 s} of parley.conf is {@code
 * $menus.interdigitTimeout}, and times become {@link TimeSpan}s.
 */
public final class TemplateSettings {

    private TemplateSettings() {}

    /** @param section nested maps, lists, strings, numbers and booleans, as a HOCON object unwraps to */
    public static Map<String, Object> of(Map<String, ?> section) {
        Map<String, Object> settings = new HashMap<>();
        section.forEach((name, value) -> settings.put(reference(name), convert(value)));
        return Map.copyOf(settings);
    }

    private static Object convert(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> named = new HashMap<>();
            map.forEach((name, inner) -> named.put(String.valueOf(name), inner));
            return of(named);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(TemplateSettings::convert).toList();
        }
        if (value instanceof String text) {
            return TimeSpan.parse(text).<Object>map(span -> span).orElse(text);
        }
        return value;
    }

    private static String reference(String name) {
        StringBuilder camel = new StringBuilder();
        for (String part : name.split("-")) {
            camel.append(
                    camel.isEmpty() || part.isEmpty()
                            ? part
                            : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return camel.toString();
    }
}
