package org.parley.browser.ccxml.internal.document;

import java.util.Locale;
import java.util.Optional;
import org.parley.browser.script.ScriptException;

/** CCXML 1.0 §6.2: loads a document or a script in the background. */
record Fetch(FetchAttributes attributes, Optional<String> type, Optional<String> fetchVariable) implements Element {

    static Fetch of(XmlElement xml) throws CcxmlSyntaxException {
        return new Fetch(FetchAttributes.of(xml), xml.optional("type"), xml.optional("fetchid"));
    }

    @Override
    public void execute(Execution execution) throws EventException, ScriptException {
        FetchSource source = attributes.source(isScript(execution), execution);
        execution.assign(fetchVariable, execution.actions().fetch(source));
    }

    private boolean isScript(Execution execution) throws EventException, ScriptException {
        String name = execution.text(type, "application/ccxml+xml").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "application/ccxml+xml", "text/xml", "application/xml" -> false;
            case "text/ecmascript", "application/ecmascript", "text/javascript", "application/javascript" -> true;
            default -> throw new EventException("error.unsupported", "nothing is done with content of type " + name);
        };
    }
}
