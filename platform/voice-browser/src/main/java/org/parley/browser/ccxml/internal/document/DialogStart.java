package org.parley.browser.ccxml.internal.document;

import java.util.Optional;
import org.parley.browser.script.ScriptException;

/** CCXML 1.0 §7.2: lets a dialog speak, one that was prepared or one named here. */
record DialogStart(Optional<String> prepared, DialogAttributes attributes) implements Element {

    static DialogStart of(XmlElement xml) throws CcxmlSyntaxException {
        Optional<String> prepared = xml.optional("prepareddialogid");
        DialogAttributes attributes = DialogAttributes.of(xml);
        if (prepared.isPresent() == attributes.src().isPresent()) {
            throw xml.wrong("needs either 'src' or 'prepareddialogid'");
        }
        return new DialogStart(prepared, attributes);
    }

    @Override
    public void execute(Execution execution) throws EventException, ScriptException {
        if (prepared.isPresent()) {
            String id = execution.text(prepared.get());
            Optional<String> connection = attributes.connectionId().isPresent()
                    ? Optional.of(execution.text(attributes.connectionId().get()))
                    : Optional.empty();
            execution.actions().startPrepared(id, connection);
            attributes.assignId(id, execution);
        } else {
            String connection = execution.connectionId(attributes.connectionId());
            String id = execution.actions().prepareDialog(attributes.source(execution), connection, true);
            attributes.assignId(id, execution);
        }
    }
}
