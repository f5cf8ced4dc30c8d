package org.parley.browser.ccxml.internal.document;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.browser.script.ScriptException;

/**
 * CCXML 1.0 §10.5: two connections, dialogs or conferences hear each other, or with {@code duplex="'half'"} the first
 * hears the second.
 *
 * @param controls boolean expressions by attribute name
 */
record Join(
        String id1,
        String id2,
        Optional<String> duplex,
        Optional<String> enterTone,
        Optional<String> exitTone,
        Map<String, String> controls,
        Optional<String> hints)
        implements Element {
    private static final List<String> CONTROLS = List.of("autoinputgain", "autooutputgain", "dtmfclamp", "toneclamp");

    static Join of(XmlElement xml) throws CcxmlSyntaxException {
        Map<String, String> controls = new LinkedHashMap<>();
        CONTROLS.forEach(name -> xml.optional(name).ifPresent(expression -> controls.put(name, expression)));
        return new Join(
                xml.required("id1"),
                xml.required("id2"),
                xml.optional("duplex"),
                xml.optional("entertone"),
                xml.optional("exittone"),
                controls,
                xml.optional("hints"));
    }

    static CallActions.JoinRequest plain(String id1, String id2, boolean duplex) {
        return new CallActions.JoinRequest(id1, id2, duplex, new CallActions.Tones("", ""), Set.of(), Map.of());
    }

    @Override
    public void execute(Execution execution) throws EventException, ScriptException {
        String mode = execution.text(duplex, "full");
        if (!mode.equals("full") && !mode.equals("half")) {
            throw EventException.semantic("duplex must be 'full' or 'half', not '" + mode + "'");
        }
        Set<String> on = new HashSet<>();
        for (Map.Entry<String, String> control : controls.entrySet()) {
            if (execution.test(control.getValue())) {
                on.add(control.getKey());
            }
        }
        CallActions.Tones tones = new CallActions.Tones(tone(enterTone, execution), tone(exitTone, execution));
        execution
                .calls()
                .join(new CallActions.JoinRequest(
                        execution.text(id1),
                        execution.text(id2),
                        mode.equals("full"),
                        tones,
                        on,
                        execution.object(hints)));
    }

    private static String tone(Optional<String> expression, Execution execution)
            throws EventException, ScriptException {
        String tone = execution.text(expression, "");
        return tone.equals("false") ? "" : tone;
    }
}
