package org.parley.browser.ccxml.internal.document;

import java.util.Optional;
import org.parley.browser.script.ScriptException;

/** CCXML 1.0 §7.2: ends a dialog, with its final processing unless {@code immediate}. */
record DialogTerminate(Optional<String> dialogId, Optional<String> immediate) implements Element {

    static DialogTerminate of(XmlElement xml) {
        xml.ignore("hints");
        return new DialogTerminate(xml.optional("dialogid"), xml.optional("immediate"));
    }

    @Override
    public void execute(Execution execution) throws EventException, ScriptException {
        boolean now = immediate.isPresent() && execution.test(immediate.get());
        execution.actions().terminateDialog(execution.dialogId(dialogId), now);
    }
}
