package org.parley.browser.ccxml.internal.document;

import java.util.Optional;
import org.parley.browser.script.ScriptException;

/** CCXML 1.0 §10.5: answers the caller. */
record Accept(Optional<String> connectionId, Optional<String> hints) implements Element {

    static Accept of(XmlElement xml) {
        return new Accept(xml.optional("connectionid"), xml.optional("hints"));
    }

    @Override
    public void execute(Execution execution) throws EventException, ScriptException {
        execution.calls().accept(execution.connectionId(connectionId), execution.object(hints));
    }
}
