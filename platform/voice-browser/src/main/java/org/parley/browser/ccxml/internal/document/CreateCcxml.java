package org.parley.browser.ccxml.internal.document;

import java.util.Optional;
import org.parley.browser.script.ScriptException;

/** CCXML 1.0 §6.2: begins another session. */
record CreateCcxml(FetchAttributes document, Optional<String> parameters, Optional<String> sessionVariable)
        implements Element {

    static CreateCcxml of(XmlElement xml) throws CcxmlSyntaxException {
        return new CreateCcxml(FetchAttributes.of(xml), xml.optional("parameters"), xml.optional("sessionid"));
    }

    @Override
    public void execute(Execution execution) throws EventException, ScriptException {
        FetchSource source = document.source(false, execution);
        execution.assign(sessionVariable, execution.actions().createSession(source, execution.values(parameters)));
    }
}
