package org.parley.browser.ccxml.internal.document;

import java.util.Optional;
import org.parley.browser.script.ScriptException;

/** CCXML 1.0 §10.5.5: sends the caller elsewhere. */
record Redirect(Optional<String> connectionId, String destination) implements Element {

    static Redirect of(XmlElement xml) throws CcxmlSyntaxException {
        xml.ignore("reason", "hints");
        return new Redirect(xml.optional("connectionid"), xml.required("dest"));
    }

    @Override
    public void execute(Execution execution) throws EventException, ScriptException {
        execution.actions().redirect(execution.connectionId(connectionId), execution.text(destination));
    }
}
