package org.parley.browser.ccxml.internal.document;

import java.util.Optional;
import org.parley.browser.script.ScriptException;

/** CCXML 1.0 §10.5: makes a conference, or joins the sessions of one that has this name. */
record CreateConference(
        Optional<String> conferenceVariable,
        Optional<String> name,
        Optional<String> reservedTalkers,
        Optional<String> reservedListeners,
        Optional<String> hints)
        implements Element {

    static CreateConference of(XmlElement xml) {
        return new CreateConference(
                xml.optional("conferenceid"),
                xml.optional("confname"),
                xml.optional("reservedtalkers"),
                xml.optional("reservedlisteners"),
                xml.optional("hints"));
    }

    @Override
    public void execute(Execution execution) throws EventException, ScriptException {
        String id = execution
                .calls()
                .createConference(
                        execution.text(name, ""),
                        places(reservedTalkers, execution),
                        places(reservedListeners, execution),
                        execution.object(hints));
        execution.assign(conferenceVariable, id);
    }

    private static int places(Optional<String> expression, Execution execution) throws EventException, ScriptException {
        String text = execution.text(expression, "0");
        try {
            int places = Integer.parseInt(text);
            if (places >= 0) {
                return places;
            }
        } catch (NumberFormatException e) {
            throw EventException.semantic("'" + text + "' is not a number of places");
        }
        throw EventException.semantic("'" + text + "' is not a number of places");
    }
}
