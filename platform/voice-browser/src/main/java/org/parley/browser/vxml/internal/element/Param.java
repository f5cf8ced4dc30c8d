package org.parley.browser.vxml.internal.element;

import java.util.Optional;
import org.parley.browser.vxml.internal.run.Execution;
import org.parley.browser.vxml.internal.run.VoiceXmlEvent;

/**
 * {@code <param>} (VoiceXML 2.0 §6.4).
 *
 * @param isReference for objects: the value is the URI of the value
 * @param type for objects: the media type of what a reference leads to
 */
public record Param(
        Place place,
        String name,
        Optional<String> expr,
        Optional<String> value,
        boolean isReference,
        Optional<String> type) {
    public Object valueIn(Execution execution) throws VoiceXmlEvent {
        return expr.isPresent() ? execution.evaluate(expr.get(), place) : value.orElseThrow();
    }

    /** For people: {@code name}, {@code name (ref, text/plain)}. */
    String described() {
        return isReference ? name + " (ref" + type.map(media -> ", " + media).orElse("") + ")" : name;
    }
}
