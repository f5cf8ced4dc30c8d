package org.parley.browser.vxml.internal.run;

import java.util.HashMap;
import java.util.Map;

/** How often which event occurred, by its name and every prefix of it (VoiceXML 2.0 §5.2.2). */
final class EventCounters {
    private final Map<String, Integer> counts = new HashMap<>();

    void count(String event) {
        counts.merge("", 1, Integer::sum);
        for (int dot = event.indexOf('.'); dot >= 0; dot = event.indexOf('.', dot + 1)) {
            counts.merge(event.substring(0, dot), 1, Integer::sum);
        }
        if (!event.isEmpty()) {
            counts.merge(event, 1, Integer::sum);
        }
    }

    int of(String name) {
        return counts.getOrDefault(name, 0);
    }

    void reset() {
        counts.clear();
    }
}
