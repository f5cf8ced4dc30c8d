package org.parley.browser.ccxml.internal.document;

import java.util.Optional;
import org.parley.browser.script.ScriptException;

/** CCXML 1.0 §7.2: ends a dialog, with its final processing unless {@code immediate}. */
record DialogTerminate(Optional<String> dialogId, Optional<String> immediate, Optional<String> hints)
        implements Element {

    static DialogTerminate of(XmlElement xml) {
        return new DialogTerminate(xml.optional("dialogid"), xml.optional("immediate"), xml.optional("hints"));
    }

    @Override
    public void execute(Execution execution) throws EventException, ScriptException {
        boolean now = execution.test(immediate);
        execution.dialogs().terminateDialog(execution.dialogId(dialogId), now, execution.object(hints));
    }
}
