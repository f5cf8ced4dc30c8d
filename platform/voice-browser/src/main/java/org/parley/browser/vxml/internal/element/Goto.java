package org.parley.browser.vxml.internal.element;

import java.util.Optional;
import org.parley.browser.vxml.internal.run.Execution;
import org.parley.browser.vxml.internal.run.Flow;

/** {@code <goto>} (VoiceXML 2.0 §5.3.7). */
public record Goto(Place place, Reference next, Optional<String> nextItem, Optional<String> exprItem)
        implements Executable {
    @Override
    public void execute(Execution execution) throws Flow {
        if (next.isPresent()) {
            throw execution.transitionTo(next, place);
        }
        String item = nextItem.isPresent() ? nextItem.get() : execution.evaluateString(exprItem.orElseThrow(), place);
        throw execution.itemTransition(item, place);
    }
}
