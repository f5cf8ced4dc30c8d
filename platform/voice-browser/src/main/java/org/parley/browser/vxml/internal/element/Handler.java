package org.parley.browser.vxml.internal.element;

import java.util.List;
import java.util.Optional;

/**
 * {@code <catch>} and its shorthands (VoiceXML 2.0 §5.2.2).
 *
 * @param events prefixes by whole tokens; the empty name matches every event
 */
public record Handler(Place place, List<String> events, Optional<String> cond, int count, Content content) {
    /** The name by which this handler takes an event, the longest if several do; empty if it does not (§5.2.4). */
    public Optional<String> matching(String event) {
        String best = null;
        for (String prefix : events) {
            boolean matches = prefix.isEmpty() || event.equals(prefix) || event.startsWith(prefix + ".");
            if (matches && (best == null || prefix.length() > best.length())) {
                best = prefix;
            }
        }
        return Optional.ofNullable(best);
    }
}
