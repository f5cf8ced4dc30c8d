package org.parley.browser.ccxml.internal.document;

import java.util.Optional;
import org.parley.browser.script.ScriptException;

/** CCXML 1.0 §6.2: a line for developers. */
record Log(Optional<String> label, String expression) implements Element {

    static Log of(XmlElement xml) throws CcxmlSyntaxException {
        return new Log(xml.optional("label"), xml.required("expr"));
    }

    @Override
    public void execute(Execution execution) throws EventException, ScriptException {
        String name = label.isPresent() ? execution.text(label.get()) : "";
        execution.actions().log(name, execution.display(expression));
    }
}
