package org.parley.browser.ccxml.internal.document;

import java.util.Optional;
import org.parley.browser.script.ScriptException;

/** CCXML 1.0 §10.5: hangs up. */
record Disconnect(Optional<String> connectionId, Optional<String> reason, Optional<String> hints) implements Element {

    static Disconnect of(XmlElement xml) {
        return new Disconnect(xml.optional("connectionid"), xml.optional("reason"), xml.optional("hints"));
    }

    @Override
    public void execute(Execution execution) throws EventException, ScriptException {
        String id = execution.connectionId(connectionId);
        execution.calls().disconnect(id, execution.text(reason, ""), execution.object(hints));
    }
}
