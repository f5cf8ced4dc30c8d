package org.parley.browser.ccxml.internal.document;

import java.util.Optional;
import org.parley.browser.script.ScriptException;

/** CCXML 1.0 §10.5: sends the caller elsewhere. */
record Redirect(Optional<String> connectionId, String destination, Optional<String> reason, Optional<String> hints)
        implements Element {

    static Redirect of(XmlElement xml) throws CcxmlSyntaxException {
        return new Redirect(
                xml.optional("connectionid"), xml.required("dest"), xml.optional("reason"), xml.optional("hints"));
    }

    @Override
    public void execute(Execution execution) throws EventException, ScriptException {
        String id = execution.connectionId(connectionId);
        String to = execution.text(destination);
        execution.calls().redirect(id, to, execution.text(reason, ""), execution.object(hints));
    }
}
