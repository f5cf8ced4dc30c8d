package org.parley.webapp.template;

import java.util.HashMap;
import java.util.Map;

/**
 * {@code $key}: telephone keys that Velocity would eat when written raw ({@code ##} starts a comment, {@code #*} swallows
 * the rest of the file).
 */
final class Keys {
    static final Map<String, String> NAMES = names();

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>(
                Map.of("pound", "#", "star", "*", "poundPound", "##", "starStar", "**", "starPound", "*#"));
        for (int digit = 0; digit <= 9; digit++) {
            names.put("star" + digit, "*" + digit);
        }
        return Map.copyOf(names);
    }

    private Keys() {}
}
