package org.parley.webapp.web;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What pages tell of settings that belong to other parts.
 *
 * @param dialplan the section {@code dialplan}, as a HOCON object unwraps to
 * @param languages that telephones speak, as BCP 47 tags
 * @param shown what administrators see of the settings files
 */
public record PageSettings(Map<String, ?> dialplan, List<String> languages, List<Shown> shown) {
    public static final PageSettings DEFAULT = new PageSettings(Map.of(), List.of("en-US", "es-US"), List.of());

    /**
     * A setting as administrators see it; no secret.
     *
     * @param title of what it belongs to
     * @param key as the file writes it
     * @param where file and line in which it stands
     */
    public record Shown(String title, String key, String value, String where) {}

    /** Without anything for administrators. */
    public PageSettings(Map<String, ?> dialplan, List<String> languages) {
        this(dialplan, languages, List.of());
    }

    public PageSettings {
        dialplan = Map.copyOf(dialplan);
        languages = List.copyOf(languages);
        shown = List.copyOf(shown);
    }

    /** A setting of the dial plan as people read it; {@code usual} when it is not set. */
    String code(String name, String usual) {
        Object value = dialplan.get(name);
        if (value instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
        return value == null ? usual : value.toString();
    }
}
