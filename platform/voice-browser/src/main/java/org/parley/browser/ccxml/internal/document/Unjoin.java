package org.parley.browser.ccxml.internal.document;

import org.parley.browser.script.ScriptException;

/** CCXML 1.0 §11.4.5: ends a join. */
record Unjoin(String id1, String id2) implements Element {

    static Unjoin of(XmlElement xml) throws CcxmlSyntaxException {
        xml.ignore("hints");
        return new Unjoin(xml.required("id1"), xml.required("id2"));
    }

    @Override
    public void execute(Execution execution) throws EventException, ScriptException {
        execution.actions().unjoin(execution.text(id1), execution.text(id2));
    }
}
