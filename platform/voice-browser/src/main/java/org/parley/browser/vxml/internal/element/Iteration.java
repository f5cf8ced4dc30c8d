package org.parley.browser.vxml.internal.element;

import java.util.ArrayList;
import java.util.List;
import org.parley.browser.script.Undefined;
import org.parley.browser.vxml.internal.run.Execution;
import org.parley.browser.vxml.internal.run.Flow;
import org.parley.browser.vxml.internal.run.VoiceXmlEvent;

/** Going through an array: on a copy, with the item in a variable (VoiceXML 2.1 §6). */
public record Iteration(Place place, String array, String item) {
    /** What is done for each item. */
    public interface Step {
        void run() throws Flow;
    }

    public void each(Execution execution, Step step) throws Flow {
        Object value = execution.evaluate(array, place);
        if (!(value instanceof List<?> list)) {
            throw VoiceXmlEvent.semantic("not an array: " + array, place);
        }
        for (Object element : new ArrayList<>(list)) {
            execution.iterate();
            Object defined = element == null ? Undefined.UNDEFINED : element;
            if (!execution.scope().declares(item) && execution.isDeclared(item)) {
                execution.assign(item, defined, place);
            } else {
                execution.scope().declare(item, defined);
            }
            step.run();
        }
    }
}
