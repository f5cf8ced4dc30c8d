package org.parley.browser.vxml.internal.element;

import java.util.List;
import org.parley.browser.vxml.internal.run.Execution;
import org.parley.browser.vxml.internal.run.Flow;

/** {@code <disconnect>} (VoiceXML 2.0 §5.3.11, 2.1 §8): what is queued is played, then the caller is let go. */
public record Disconnect(Place place, List<String> names) implements Executable {
    @Override
    public void execute(Execution execution) throws Flow {
        throw execution.disconnect(execution.plainValues(names, place), place);
    }
}
