package org.parley.webapp.template;

import java.util.Map;

/**
 * {@code $key}: telephone keys that Velocity would eat when written raw ({@code ##} starts a comment, {@code #*} swallows
 * the rest of the file).
 */
final class Keys {
    static final Map<String, String> NAMES =
            Map.of("pound", "#", "star", "*", "poundPound", "##", "starStar", "**", "starPound", "*#");

    private Keys() {}
}
