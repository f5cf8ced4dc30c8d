package org.parley.browser.vxml.internal.element;

import org.parley.browser.vxml.internal.run.Execution;
import org.parley.browser.vxml.internal.run.VoiceXmlEvent;

/** {@code <assign>} (VoiceXML 2.0 §5.3.2). */
public record Assign(Place place, String name, String expr) implements Executable {
    @Override
    public void execute(Execution execution) throws VoiceXmlEvent {
        execution.assign(name, execution.evaluate(expr, place), place);
    }
}
