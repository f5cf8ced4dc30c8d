package org.parley.browser.ccxml.internal.document;

import java.util.Optional;
import org.parley.browser.script.ScriptException;

/** CCXML 1.0 §10.5.7: places a call. */
record CreateCall(
        String destination, Optional<String> connectionVariable, Optional<String> callerId, Optional<String> hints)
        implements Element {

    static CreateCall of(XmlElement xml) throws CcxmlSyntaxException {
        return new CreateCall(
                xml.required("dest"), xml.optional("connectionid"), xml.optional("callerid"), xml.optional("hints"));
    }

    @Override
    public void execute(Execution execution) throws EventException, ScriptException {
        String caller = callerId.isPresent() ? execution.text(callerId.get()) : "";
        String id = execution.actions().createCall(execution.text(destination), caller, execution.object(hints));
        if (connectionVariable.isPresent()) {
            execution.assign(connectionVariable.get(), id);
        }
    }
}
