package org.parley.browser.ccxml.internal.document;

import org.parley.browser.script.ScriptException;

/** Executable content: one class per CCXML element, immutable and shared by sessions. */
public interface Element {

    /**
     * Does what the element says.
     *
     * @throws EventException the error event that it ran into; what follows in the transition is executed
     * @throws ScriptException error.semantic; the rest of the transition is not executed
     */
    void execute(Execution execution) throws EventException, ScriptException;
}
