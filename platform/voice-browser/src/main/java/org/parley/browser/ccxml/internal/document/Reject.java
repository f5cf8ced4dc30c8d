package org.parley.browser.ccxml.internal.document;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.browser.script.ScriptException;

/**
 * CCXML 1.0 §10.5: refuses the caller. The SIP status is {@code hints.status}, else a number from 400 to 699 in the
 * reason, else 500 when an error is being handled, else 603.
 */
record Reject(Optional<String> connectionId, Optional<String> reason, Optional<String> hints) implements Element {
    private static final Pattern STATUS = Pattern.compile("\\b[4-6]\\d\\d\\b");
    private static final int DECLINE = 603;
    private static final int SERVER_ERROR = 500;

    static Reject of(XmlElement xml) {
        return new Reject(xml.optional("connectionid"), xml.optional("reason"), xml.optional("hints"));
    }

    @Override
    public void execute(Execution execution) throws EventException, ScriptException {
        String text = reason.isPresent() ? execution.text(reason.get()) : "";
        int status = status(execution.object(hints), text, execution.handlesError());
        execution.calls().reject(execution.connectionId(connectionId), status, text);
    }

    private static int status(Map<String, Object> hints, String reason, boolean handlesError) throws EventException {
        Object hint = hints.get("status");
        String text = hint instanceof Number number ? String.valueOf(number.intValue()) : String.valueOf(hint);
        if (hint != null && !STATUS.matcher(text).matches()) {
            throw EventException.semantic("hints.status must be from 400 to 699, not " + text);
        }
        Matcher matcher = STATUS.matcher(hint != null ? text : reason);
        if (matcher.find()) {
            return Integer.parseInt(matcher.group());
        }
        return handlesError ? SERVER_ERROR : DECLINE;
    }
}
