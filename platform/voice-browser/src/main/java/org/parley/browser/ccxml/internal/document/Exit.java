package org.parley.browser.ccxml.internal.document;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.parley.browser.script.ScriptException;

/** CCXML 1.0 §6.2: ends the session, its connections and its dialogs. */
record Exit(Optional<String> expression, Optional<String> namelist) implements Element {

    static Exit of(XmlElement xml) throws CcxmlSyntaxException {
        Exit exit = new Exit(xml.optional("expr"), xml.optional("namelist"));
        if (exit.expression.isPresent() && exit.namelist.isPresent()) {
            throw xml.wrong("must not have both 'expr' and 'namelist'");
        }
        return exit;
    }

    @Override
    public void execute(Execution execution) throws EventException, ScriptException {
        Map<String, Object> values = new HashMap<>(execution.values(namelist));
        if (expression.isPresent()) {
            values.put("expr", execution.value(expression.get()));
        }
        execution.actions().exit(values);
        execution.stop();
    }
}
