package org.parley.browser.vxml.internal.element;

import java.util.List;
import org.parley.browser.vxml.internal.run.Execution;
import org.parley.browser.vxml.internal.run.VoiceXmlEvent;

/** {@code <clear>} (VoiceXML 2.0 §5.3.3): without names, all form items. */
public record Clear(Place place, List<String> names) implements Executable {
    @Override
    public void execute(Execution execution) throws VoiceXmlEvent {
        execution.clear(names, place);
    }
}
