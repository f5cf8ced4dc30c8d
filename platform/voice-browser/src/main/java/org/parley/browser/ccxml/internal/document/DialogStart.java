package org.parley.browser.ccxml.internal.document;

import java.util.List;
import java.util.Optional;
import org.parley.browser.script.ScriptException;

/** CCXML 1.0 §7.2: lets a dialog speak, one that was prepared or one named here. */
record DialogStart(Optional<String> prepared, DialogAttributes attributes) implements Element {
    private static final List<String> OF_THE_PREPARATION =
            List.of("type", "namelist", "parameters", "maxage", "maxstale", "method", "enctype", "mediadirection");

    static DialogStart of(XmlElement xml) throws CcxmlSyntaxException {
        Optional<String> prepared = xml.optional("prepareddialogid");
        DialogAttributes attributes = DialogAttributes.of(xml);
        if (prepared.isPresent() == attributes.src().isPresent()) {
            throw xml.wrong("needs either 'src' or 'prepareddialogid'");
        }
        for (String attribute : OF_THE_PREPARATION) {
            if (prepared.isPresent() && xml.optional(attribute).isPresent()) {
                throw xml.wrong("with 'prepareddialogid' must not have '" + attribute + "'");
            }
        }
        return new DialogStart(prepared, attributes);
    }

    @Override
    public void execute(Execution execution) throws EventException, ScriptException {
        if (prepared.isPresent()) {
            String id = execution.text(prepared.get());
            execution.dialogs().startPrepared(id, attributes.written(execution));
            execution.assign(attributes.dialogVariable(), id);
        } else {
            DialogPlace place = attributes.place(execution);
            String id = execution.dialogs().prepareDialog(attributes.source(execution), place, true);
            execution.assign(attributes.dialogVariable(), id);
        }
    }
}
