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
        DialogPlace place = attributes.place(execution);
        String id = execution.dialogs().prepareDialog(attributes.source(execution), place, false);
        execution.assign(attributes.dialogVariable(), id);
    }
}
