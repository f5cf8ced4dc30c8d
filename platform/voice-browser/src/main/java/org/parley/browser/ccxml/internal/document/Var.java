package org.parley.browser.ccxml.internal.document;

import java.util.Optional;
import org.parley.browser.script.ScriptException;
import org.parley.browser.script.Undefined;

/** CCXML 1.0 §8.2: declares a variable; without {@code expr} it is undefined. */
record Var(String name, Optional<String> expression) implements Element {

    static Var of(XmlElement xml) throws CcxmlSyntaxException {
        return new Var(xml.required("name"), xml.optional("expr"));
    }

    @Override
    public void execute(Execution execution) throws EventException, ScriptException {
        Object value = expression.isPresent() ? execution.value(expression.get()) : Undefined.UNDEFINED;
        execution.declare(name, value);
    }
}
