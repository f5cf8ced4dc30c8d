package org.parley.browser.vxml.internal.element;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.browser.vxml.internal.run.Execution;
import org.parley.browser.vxml.internal.run.ExitFlow;
import org.parley.browser.vxml.internal.run.VoiceXmlEvent;

/** {@code <exit>} (VoiceXML 2.0 §5.3.9). */
public record Exit(Place place, Optional<String> expr, List<String> names) implements Executable {
    @Override
    public void execute(Execution execution) throws ExitFlow, VoiceXmlEvent {
        if (expr.isPresent()) {
            Object value = execution.scope().toJava(execution.evaluate(expr.get(), place));
            throw new ExitFlow(value == null ? Map.of() : Map.of("expr", value));
        }
        throw new ExitFlow(execution.plainValues(names, place));
    }
}
