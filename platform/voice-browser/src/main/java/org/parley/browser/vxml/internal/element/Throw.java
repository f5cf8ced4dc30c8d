package org.parley.browser.vxml.internal.element;

import org.parley.browser.vxml.internal.run.Execution;
import org.parley.browser.vxml.internal.run.VoiceXmlEvent;

/** {@code <throw>} (VoiceXML 2.0 §5.2.1). */
public record Throw(Place place, EventName event) implements Executable {
    @Override
    public void execute(Execution execution) throws VoiceXmlEvent {
        throw event.resolve(execution, place);
    }
}
