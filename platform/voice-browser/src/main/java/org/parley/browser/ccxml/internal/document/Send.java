package org.parley.browser.ccxml.internal.document;

import java.time.Duration;
import java.util.Optional;
import org.parley.browser.script.ScriptException;

/** CCXML 1.0 §9.3: sends an event, at once or later. */
record Send(
        String event,
        String target,
        Optional<String> targetType,
        Optional<String> sendVariable,
        Optional<String> delay,
        Optional<String> namelist)
        implements Element {

    static Send of(XmlElement xml) throws CcxmlSyntaxException {
        xml.ignore("hints");
        if (!xml.children().isEmpty()) {
            throw xml.wrong("with XML inside is not something that this platform has; use namelist");
        }
        return new Send(
                xml.required("name"),
                xml.required("target"),
                xml.optional("targettype"),
                xml.optional("sendid"),
                xml.optional("delay"),
                xml.optional("namelist"));
    }

    @Override
    public void execute(Execution execution) throws EventException, ScriptException {
        String type = targetType.isPresent() ? execution.text(targetType.get()) : "ccxml";
        Duration wait = TimeValue.of(delay, execution).orElse(Duration.ZERO);
        String id = execution
                .actions()
                .send(type, execution.text(target), execution.text(event), execution.values(namelist), wait);
        if (sendVariable.isPresent()) {
            execution.assign(sendVariable.get(), id);
        }
    }
}
