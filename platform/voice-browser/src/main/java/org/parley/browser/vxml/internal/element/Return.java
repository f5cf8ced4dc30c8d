package org.parley.browser.vxml.internal.element;

import java.util.List;
import org.parley.browser.vxml.internal.run.Execution;
import org.parley.browser.vxml.internal.run.ReturnFlow;
import org.parley.browser.vxml.internal.run.VoiceXmlEvent;

/** {@code <return>} from a subdialog (VoiceXML 2.0 §5.3.10). */
public record Return(Place place, EventName event, List<String> names) implements Executable {
    @Override
    public void execute(Execution execution) throws ReturnFlow, VoiceXmlEvent {
        if (!execution.inSubdialog()) {
            throw VoiceXmlEvent.semantic("return outside of a subdialog", place);
        }
        if (event.isPresent()) {
            throw new ReturnFlow(null, event.resolve(execution, place));
        }
        throw new ReturnFlow(execution.values(names, place), null);
    }
}
