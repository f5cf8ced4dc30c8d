package org.parley.browser.ccxml.internal.document;

import org.parley.browser.script.ScriptException;

/** CCXML 1.0 §8.2. */
record Assign(String name, String expression) implements Element {

    static Assign of(XmlElement xml) throws CcxmlSyntaxException {
        return new Assign(xml.required("name"), xml.required("expr"));
    }

    @Override
    public void execute(Execution execution) throws EventException, ScriptException {
        execution.assign(name, execution.value(expression));
    }
}
