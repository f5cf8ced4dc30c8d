package org.parley.browser.ccxml.internal.document;

import java.util.Optional;
import org.parley.browser.script.ScriptException;

/**
 * CCXML 1.0 §9.3: hands a connection or dialog to another session, or with {@code event} the current event and what it came
 * from.
 */
record Move(Optional<String> source, Optional<String> event, String sessionId) implements Element {

    static Move of(XmlElement xml) throws CcxmlSyntaxException {
        Optional<String> source = xml.optional("source");
        Optional<String> event = xml.optional("event");
        if (source.isPresent() == event.isPresent()) {
            throw xml.wrong("needs either 'source' or 'event'");
        }
        return new Move(source, event, xml.required("sessionid"));
    }

    @Override
    public void execute(Execution execution) throws EventException, ScriptException {
        String target = execution.text(sessionId);
        if (source.isPresent()) {
            execution.actions().move(target, Optional.of(execution.text(source.get())), false);
        } else {
            execution.value(event.orElseThrow());
            execution.actions().move(target, execution.eventSource(), true);
        }
    }
}
