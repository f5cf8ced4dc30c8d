package org.parley.browser.ccxml.internal.document;

import java.util.Locale;
import java.util.Optional;
import org.parley.browser.script.ScriptException;

/** The attributes that {@code <dialogprepare>} and {@code <dialogstart>} share (CCXML 1.0 §7.2). */
record DialogAttributes(
        Optional<String> src,
        Optional<String> type,
        Optional<String> method,
        Optional<String> namelist,
        Optional<String> parameters,
        Optional<String> connectionId,
        Optional<String> dialogVariable,
        Optional<String> maxAge,
        Optional<String> maxStale) {

    static DialogAttributes of(XmlElement xml) {
        xml.ignore("hints", "mediadirection", "enctype");
        return new DialogAttributes(
                xml.optional("src"),
                xml.optional("type"),
                xml.optional("method"),
                xml.optional("namelist"),
                xml.optional("parameters"),
                xml.optional("connectionid"),
                xml.optional("dialogid"),
                xml.optional("maxage"),
                xml.optional("maxstale"));
    }

    DialogSource source(Execution execution) throws EventException, ScriptException {
        return new DialogSource(
                execution.text(src.orElseThrow()),
                type.isPresent() ? execution.text(type.get()) : "application/voicexml+xml",
                isPost(method, execution),
                execution.values(namelist),
                execution.values(parameters),
                TimeValue.seconds(maxAge, execution),
                TimeValue.seconds(maxStale, execution));
    }

    void assignId(String id, Execution execution) throws ScriptException {
        if (dialogVariable.isPresent()) {
            execution.assign(dialogVariable.get(), id);
        }
    }

    static boolean isPost(Optional<String> method, Execution execution) throws EventException, ScriptException {
        String name = method.isPresent() ? execution.text(method.get()).toLowerCase(Locale.ROOT) : "get";
        return switch (name) {
            case "get" -> false;
            case "post" -> true;
            default -> throw EventException.semantic("method must be 'get' or 'post', not '" + name + "'");
        };
    }
}
