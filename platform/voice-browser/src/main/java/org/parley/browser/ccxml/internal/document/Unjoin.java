package org.parley.browser.ccxml.internal.document;

import java.util.Optional;
import org.parley.browser.script.ScriptException;

/** CCXML 1.0 §10.5: ends a join. */
record Unjoin(String id1, String id2, Optional<String> hints) implements Element {

    static Unjoin of(XmlElement xml) throws CcxmlSyntaxException {
        return new Unjoin(xml.required("id1"), xml.required("id2"), xml.optional("hints"));
    }

    @Override
    public void execute(Execution execution) throws EventException, ScriptException {
        String first = execution.text(id1);
        execution.calls().unjoin(first, execution.text(id2), execution.object(hints));
    }
}
