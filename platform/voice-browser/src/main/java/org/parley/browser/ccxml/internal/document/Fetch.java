package org.parley.browser.ccxml.internal.document;

import java.util.Optional;
import org.parley.browser.script.ScriptException;

/** CCXML 1.0 §6.2: loads a document or a script in the background. */
record Fetch(
        String next,
        Optional<String> type,
        Optional<String> method,
        Optional<String> namelist,
        Optional<String> fetchVariable,
        Optional<String> timeout,
        Optional<String> maxAge,
        Optional<String> maxStale)
        implements Element {

    static Fetch of(XmlElement xml) throws CcxmlSyntaxException {
        xml.ignore("enctype");
        return new Fetch(
                xml.required("next"),
                xml.optional("type"),
                xml.optional("method"),
                xml.optional("namelist"),
                xml.optional("fetchid"),
                xml.optional("timeout"),
                xml.optional("maxage"),
                xml.optional("maxstale"));
    }

    @Override
    public void execute(Execution execution) throws EventException, ScriptException {
        String id = execution
                .actions()
                .fetch(new FetchSource(
                        execution.text(next),
                        isScript(execution),
                        DialogAttributes.isPost(method, execution),
                        execution.values(namelist),
                        TimeValue.of(timeout, execution),
                        TimeValue.seconds(maxAge, execution),
                        TimeValue.seconds(maxStale, execution)));
        if (fetchVariable.isPresent()) {
            execution.assign(fetchVariable.get(), id);
        }
    }

    private boolean isScript(Execution execution) throws EventException, ScriptException {
        String mediaType = type.isPresent() ? execution.text(type.get()) : "application/ccxml+xml";
        return mediaType.contains("ecmascript") || mediaType.contains("javascript");
    }
}
