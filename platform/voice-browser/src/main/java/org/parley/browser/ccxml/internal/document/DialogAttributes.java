package org.parley.browser.ccxml.internal.document;

import java.util.Locale;
import java.util.Optional;
import org.parley.browser.script.ScriptException;

/** The attributes that {@code <dialogprepare>} and {@code <dialogstart>} share (CCXML 1.0 §7.2). */
record DialogAttributes(
        Optional<String> src,
        Optional<String> type,
        Submission submission,
        Optional<String> namelist,
        Optional<String> parameters,
        Optional<String> connectionId,
        Optional<String> conferenceId,
        Optional<String> mediaDirection,
        Optional<String> dialogVariable,
        Optional<String> maxAge,
        Optional<String> maxStale,
        Optional<String> hints) {

    static DialogAttributes of(XmlElement xml) throws CcxmlSyntaxException {
        DialogAttributes attributes = new DialogAttributes(
                xml.optional("src"),
                xml.optional("type"),
                Submission.of(xml),
                xml.optional("namelist"),
                xml.optional("parameters"),
                xml.optional("connectionid"),
                xml.optional("conferenceid"),
                xml.optional("mediadirection"),
                xml.optional("dialogid"),
                xml.optional("maxage"),
                xml.optional("maxstale"),
                xml.optional("hints"));
        if (attributes.connectionId.isPresent() && attributes.conferenceId.isPresent()) {
            throw xml.wrong("must not have both 'connectionid' and 'conferenceid'");
        }
        return attributes;
    }

    DialogSource source(Execution execution) throws EventException, ScriptException {
        return new DialogSource(
                execution.text(src.orElseThrow()),
                execution.text(type, "application/voicexml+xml"),
                submission.isPost(execution),
                submission.isMultipart(execution),
                execution.values(namelist),
                execution.values(parameters),
                execution.object(hints),
                TimeValue.seconds(maxAge, execution),
                TimeValue.seconds(maxStale, execution));
    }

    /** What the attributes say; without any, the connection of the current event. */
    DialogPlace place(Execution execution) throws EventException, ScriptException {
        DialogPlace written = written(execution);
        return written.isNowhere()
                ? new DialogPlace(execution.eventConnection(), Optional.empty(), written.direction())
                : written;
    }

    /** What the attributes say. */
    DialogPlace written(Execution execution) throws EventException, ScriptException {
        return new DialogPlace(
                optional(connectionId, execution), optional(conferenceId, execution), direction(execution));
    }

    private static Optional<String> optional(Optional<String> expression, Execution execution)
            throws EventException, ScriptException {
        return expression.isPresent() ? Optional.of(execution.text(expression.get())) : Optional.empty();
    }

    private DialogPlace.Direction direction(Execution execution) throws EventException, ScriptException {
        String name = execution.text(mediaDirection, "both");
        try {
            return DialogPlace.Direction.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw EventException.semantic(
                    "mediadirection must be 'both', 'dialogtransmit' or 'dialogreceive', not '" + name + "'");
        }
    }
}
