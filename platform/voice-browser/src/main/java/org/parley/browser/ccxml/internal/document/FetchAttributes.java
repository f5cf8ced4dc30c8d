package org.parley.browser.ccxml.internal.document;

import java.util.Optional;
import org.parley.browser.script.ScriptException;

/** The attributes that {@code <fetch>} and {@code <createccxml>} share (CCXML 1.0 §6.2). */
record FetchAttributes(
        String next,
        Submission submission,
        Optional<String> namelist,
        Optional<String> timeout,
        Optional<String> maxAge,
        Optional<String> maxStale) {

    static FetchAttributes of(XmlElement xml) throws CcxmlSyntaxException {
        return new FetchAttributes(
                xml.required("next"),
                Submission.of(xml),
                xml.optional("namelist"),
                xml.optional("timeout"),
                xml.optional("maxage"),
                xml.optional("maxstale"));
    }

    FetchSource source(boolean script, Execution execution) throws EventException, ScriptException {
        return new FetchSource(
                execution.text(next),
                script,
                submission.isPost(execution),
                submission.isMultipart(execution),
                execution.values(namelist),
                TimeValue.of(timeout, execution),
                TimeValue.seconds(maxAge, execution),
                TimeValue.seconds(maxStale, execution));
    }
}
