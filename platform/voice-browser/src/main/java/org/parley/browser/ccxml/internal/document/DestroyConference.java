package org.parley.browser.ccxml.internal.document;

import java.util.Optional;
import org.parley.browser.script.ScriptException;

/** CCXML 1.0 §10.5: leaves a conference; the last session that does ends it. */
record DestroyConference(String conferenceId, Optional<String> hints) implements Element {

    static DestroyConference of(XmlElement xml) throws CcxmlSyntaxException {
        return new DestroyConference(xml.required("conferenceid"), xml.optional("hints"));
    }

    @Override
    public void execute(Execution execution) throws EventException, ScriptException {
        execution.calls().destroyConference(execution.text(conferenceId), execution.object(hints));
    }
}
