package org.parley.browser.vxml.internal.element;

import java.util.List;
import java.util.Optional;
import org.parley.browser.vxml.internal.run.Execution;
import org.parley.browser.vxml.internal.run.VoiceXmlEvent;

/** {@code <log>} (VoiceXML 2.0 §5.3.13). */
public record Log(Place place, Optional<String> label, Optional<String> expr, List<Part> parts) implements Executable {
    /** Text, or with {@code expr} the value of an expression. */
    public record Part(String text, String expr) {}

    @Override
    public void execute(Execution execution) throws VoiceXmlEvent {
        StringBuilder line = new StringBuilder();
        label.ifPresent(text -> line.append(text).append(": "));
        for (Part part : parts) {
            line.append(part.expr == null ? part.text : execution.evaluateText(part.expr, place));
        }
        if (expr.isPresent()) {
            line.append(execution.evaluateText(expr.get(), place));
        }
        execution.log(line.toString().strip().replaceAll("\\s+", " "));
    }
}
