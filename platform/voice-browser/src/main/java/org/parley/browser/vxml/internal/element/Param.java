package org.parley.browser.vxml.internal.element;

import java.util.Optional;
import org.parley.browser.vxml.internal.run.Execution;
import org.parley.browser.vxml.internal.run.VoiceXmlEvent;

/** {@code <param>} (VoiceXML 2.0 §6.4). */
public record Param(Place place, String name, Optional<String> expr, Optional<String> value) {
    public Object valueIn(Execution execution) throws VoiceXmlEvent {
        return expr.isPresent() ? execution.evaluate(expr.get(), place) : value.orElseThrow();
    }
}
