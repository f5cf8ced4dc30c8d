package org.parley.browser.ccxml.internal.document;

import java.util.List;
import org.parley.browser.script.ScriptException;

/** Elements in document order. */
record Block(List<Element> elements) {

    /** Stops early when an element has ended the transition ({@code <exit>}, {@code <goto>}). */
    void execute(Execution execution) throws EventException, ScriptException {
        for (Element element : elements) {
            if (execution.stopped()) {
                return;
            }
            element.execute(execution);
        }
    }
}
