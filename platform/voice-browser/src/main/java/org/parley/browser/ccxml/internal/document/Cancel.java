package org.parley.browser.ccxml.internal.document;

import org.parley.browser.script.ScriptException;

/** CCXML 1.0 §9.3: takes back a delayed event. */
record Cancel(String sendId) implements Element {

    static Cancel of(XmlElement xml) throws CcxmlSyntaxException {
        return new Cancel(xml.required("sendid"));
    }

    @Override
    public void execute(Execution execution) throws EventException, ScriptException {
        execution.actions().cancel(execution.text(sendId));
    }
}
