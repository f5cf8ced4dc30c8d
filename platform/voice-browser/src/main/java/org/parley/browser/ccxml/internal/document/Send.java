package org.parley.browser.ccxml.internal.document;

import java.time.Duration;
import java.util.Optional;
import org.parley.browser.script.ScriptException;

/** CCXML 1.0 §9.3: sends an event, or XML that is written inside, at once or later. */
record Send(
        Optional<String> event,
        Optional<String> content,
        String target,
        Optional<String> targetType,
        Optional<String> sendVariable,
        Optional<String> delay,
        Optional<String> namelist,
        Optional<String> hints)
        implements Element {

    static Send of(XmlElement xml) throws CcxmlSyntaxException {
        Send send = new Send(
                xml.optional("name"),
                Optional.of(xml.markup()).filter(markup -> !markup.isBlank()),
                xml.required("target"),
                xml.optional("targettype"),
                xml.optional("sendid"),
                xml.optional("delay"),
                xml.optional("namelist"),
                xml.optional("hints"));
        if (send.event.isPresent() == send.content.isPresent()) {
            throw xml.wrong("needs either 'name' or content");
        }
        if (send.content.isPresent() && send.namelist.isPresent()) {
            throw xml.wrong("with content must not have 'namelist'");
        }
        return send;
    }

    @Override
    public void execute(Execution execution) throws EventException, ScriptException {
        Duration wait = TimeValue.of(delay, execution).orElse(Duration.ZERO);
        String id = execution
                .actions()
                .send(new Actions.SendRequest(
                        execution.text(targetType, "ccxml"),
                        execution.text(target),
                        execution.text(event, ""),
                        execution.values(namelist),
                        content,
                        wait,
                        execution.object(hints)));
        execution.assign(sendVariable, id);
    }
}
