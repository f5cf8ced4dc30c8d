package org.parley.browser.ccxml.internal.document;

import java.util.Optional;
import org.parley.browser.script.ScriptException;

/** CCXML 1.0 §11.4.4: two connections hear each other, or with {@code duplex="'half'"} the first hears the second. */
record Join(String id1, String id2, Optional<String> duplex) implements Element {

    static Join of(XmlElement xml) throws CcxmlSyntaxException {
        xml.ignore("hints");
        return new Join(xml.required("id1"), xml.required("id2"), xml.optional("duplex"));
    }

    @Override
    public void execute(Execution execution) throws EventException, ScriptException {
        String mode = duplex.isPresent() ? execution.text(duplex.get()) : "full";
        if (!mode.equals("full") && !mode.equals("half")) {
            throw EventException.semantic("duplex must be 'full' or 'half', not '" + mode + "'");
        }
        execution.actions().join(execution.text(id1), execution.text(id2), mode.equals("full"));
    }
}
