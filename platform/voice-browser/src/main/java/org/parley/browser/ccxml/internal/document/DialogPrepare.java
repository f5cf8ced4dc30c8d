package org.parley.browser.ccxml.internal.document;

import org.parley.browser.script.ScriptException;

/** CCXML 1.0 §7.2: readies a dialog, so that a later {@code <dialogstart>} speaks at once. */
record DialogPrepare(DialogAttributes attributes) implements Element {

    static DialogPrepare of(XmlElement xml) throws CcxmlSyntaxException {
        xml.required("src");
        return new DialogPrepare(DialogAttributes.of(xml));
    }

    @Override
    public void execute(Execution execution) throws EventException, ScriptException {
        String connection = execution.connectionId(attributes.connectionId());
        String id = execution.actions().prepareDialog(attributes.source(execution), connection, false);
        attributes.assignId(id, execution);
    }
}
