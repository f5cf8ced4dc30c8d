package org.parley.browser.ccxml.internal.document;

import java.util.Optional;
import org.parley.browser.script.ScriptException;

/** CCXML 1.0 §10.5: has the network connect two far ends with each other, without us. */
record Merge(String connectionId1, String connectionId2, Optional<String> hints) implements Element {

    static Merge of(XmlElement xml) throws CcxmlSyntaxException {
        return new Merge(xml.required("connectionid1"), xml.required("connectionid2"), xml.optional("hints"));
    }

    @Override
    public void execute(Execution execution) throws EventException, ScriptException {
        String first = execution.text(connectionId1);
        execution.calls().merge(first, execution.text(connectionId2), execution.object(hints));
    }
}
