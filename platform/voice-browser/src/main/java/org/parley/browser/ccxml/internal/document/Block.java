package org.parley.browser.ccxml.internal.document;

import java.util.List;
import org.parley.browser.script.ScriptException;

/** Elements in document order, each with its name and line for errors. */
record Block(List<Step> steps) {

    /** An element where it stands. */
    record Step(String tag, int line, Element element) {}

    /**
     * CCXML 1.0 §9.1: an error of an expression ends the transition; an element that cannot be carried out (because there
     * is no such connection, for instance) raises its error, and the elements after it run. Stops early when an element has
     * ended the transition ({@code <exit>}, {@code <goto>}).
     */
    void execute(Execution execution) {
        for (Step step : steps) {
            if (execution.stopped()) {
                return;
            }
            try {
                step.element.execute(execution);
            } catch (EventException e) {
                execution.raise(e, step.tag, step.line);
            } catch (ScriptException e) {
                execution.raise(EventException.semantic(String.valueOf(e.getMessage())), step.tag, step.line);
                execution.stop();
            }
        }
    }
}
