package org.parley.gateway.speech;

import java.util.List;
import java.util.Locale;

/** Whether a language is one of those that something was made for. */
final class Languages {
    private Languages() {}

    /** @param known tags; a primary one stands for all of its kind */
    static boolean has(List<String> known, String language) {
        String tag = language.toLowerCase(Locale.ROOT);
        return known.stream()
                .map(one -> one.toLowerCase(Locale.ROOT))
                .anyMatch(one -> tag.equals(one) || tag.startsWith(one + "-"));
    }
}
