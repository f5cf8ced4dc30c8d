package org.parley.browser.vxml.internal.element;

import java.util.List;
import org.parley.browser.vxml.internal.run.DialogRun;
import org.parley.browser.vxml.internal.run.Execution;
import org.parley.browser.vxml.internal.run.Flow;
import org.parley.browser.vxml.internal.run.ItemRun;
import org.parley.browser.vxml.internal.run.Recognition;

/** {@code <link>} (VoiceXML 2.0 §2.5): a match anywhere below it leads elsewhere or throws an event. */
public record Link(Place place, Reference next, EventName event, List<GrammarElement> grammars)
        implements GrammarOwner {

    @Override
    public void matched(DialogRun run, ItemRun item, Recognition recognition) throws Flow {
        Execution execution = run.executionOf(this);
        if (event.isPresent()) {
            throw event.resolve(execution, place);
        }
        throw execution.transitionTo(next, place);
    }
}
