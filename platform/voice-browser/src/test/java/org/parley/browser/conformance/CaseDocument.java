package org.parley.browser.conformance;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A file that a case serves: {@code --- name [option=value; flag]} and the lines below.
 *
 * @param options {@code status}, {@code delay}, {@code encoding} of its bytes, {@code charset} in its content type, {@code template} (placeholders <code>{{…}}</code> are
 *     filled from the request), {@code traced} (requests show as {@code fetch:} lines), {@code tone} and {@code title} (a
 *     WAVE file instead of text); any other is a response header
 */
record CaseDocument(String name, Map<String, String> options, String text) {

    static Map<String, String> options(String text) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : text.split(";\\s+")) {
            if (!option.isBlank()) {
                int equals = option.indexOf('=');
                String name = equals < 0 ? option : option.substring(0, equals);
                options.put(
                        name.strip().toLowerCase(Locale.ROOT),
                        equals < 0 ? "true" : option.substring(equals + 1).strip());
            }
        }
        return options;
    }

    Optional<String> option(String key) {
        return Optional.ofNullable(options.get(key));
    }

    boolean has(String flag) {
        return options.containsKey(flag);
    }

    CaseDocument withText(String other) {
        return new CaseDocument(name, options, other);
    }

    /** Whether it is a document in which elements and attributes can be switched off. */
    boolean isMarkup() {
        return text.stripLeading().startsWith("<");
    }
}
