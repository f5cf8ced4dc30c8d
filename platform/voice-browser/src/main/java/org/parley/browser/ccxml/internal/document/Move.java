package org.parley.browser.ccxml.internal.document;

import java.util.Optional;
import org.parley.browser.script.ScriptException;

/**
 * CCXML 1.0 §9.3: hands a connection to another session, or with {@code event} the current event and its connection.
 */
record Move(Optional<String> source, Optional<String> event, String sessionId) implements Element {

    static Move of(XmlElement xml) throws CcxmlSyntaxException {
        Optional<String> source = xml.optional("source");
        Optional<String> event = xml.optional("event");
        if (source.isEmpty() && event.isEmpty()) {
            throw xml.wrong("needs 'source' or 'event'");
        }
        return new Move(source, event, xml.required("sessionid"));
    }

    @Override
    public void execute(Execution execution) throws EventException, ScriptException {
        Optional<String> connection =
                source.isPresent() ? Optional.of(execution.text(source.get())) : execution.eventConnection();
        execution.actions().move(execution.text(sessionId), connection, event.isPresent());
    }
}
