package org.parley.browser.ccxml.internal.document;

import java.util.Optional;
import org.parley.browser.script.ScriptException;

/** CCXML 1.0 §10.5.8: hangs up. */
record Disconnect(Optional<String> connectionId, Optional<String> reason) implements Element {

    static Disconnect of(XmlElement xml) {
        xml.ignore("hints");
        return new Disconnect(xml.optional("connectionid"), xml.optional("reason"));
    }

    @Override
    public void execute(Execution execution) throws EventException, ScriptException {
        String text = reason.isPresent() ? execution.text(reason.get()) : "";
        execution.actions().disconnect(execution.connectionId(connectionId), text);
    }
}
