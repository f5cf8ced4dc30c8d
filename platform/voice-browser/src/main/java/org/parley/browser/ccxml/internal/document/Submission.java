package org.parley.browser.ccxml.internal.document;

import java.util.Locale;
import java.util.Optional;
import org.parley.browser.script.ScriptException;

/** {@code method} and {@code enctype}: how a document is asked for (CCXML 1.0 §6.2, §7.2). */
record Submission(Optional<String> method, Optional<String> encoding) {

    static Submission of(XmlElement xml) {
        return new Submission(xml.optional("method"), xml.optional("enctype"));
    }

    /** @throws EventException error.semantic for other methods than get and post */
    boolean isPost(Execution execution) throws EventException, ScriptException {
        String name = execution.text(method, "get").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "get" -> false;
            case "post" -> true;
            default -> throw EventException.semantic("method must be 'get' or 'post', not '" + name + "'");
        };
    }

    /** @throws EventException error.semantic for other encodings than HTML's */
    boolean isMultipart(Execution execution) throws EventException, ScriptException {
        String name =
                execution.text(encoding, "application/x-www-form-urlencoded").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "application/x-www-form-urlencoded" -> false;
            case "multipart/form-data" -> true;
            default ->
                throw EventException.semantic(
                        "enctype must be 'application/x-www-form-urlencoded' or 'multipart/form-data', not '" + name
                                + "'");
        };
    }
}
