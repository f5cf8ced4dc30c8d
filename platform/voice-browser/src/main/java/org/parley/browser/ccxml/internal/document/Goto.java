package org.parley.browser.ccxml.internal.document;

import org.parley.browser.script.ScriptException;

/** CCXML 1.0 §6.2: the session goes on in another document. */
record Goto(String fetchId) implements Element {

    static Goto of(XmlElement xml) throws CcxmlSyntaxException {
        return new Goto(xml.required("fetchid"));
    }

    @Override
    public void execute(Execution execution) throws EventException, ScriptException {
        execution.actions().goTo(execution.text(fetchId));
        execution.stop();
    }
}
