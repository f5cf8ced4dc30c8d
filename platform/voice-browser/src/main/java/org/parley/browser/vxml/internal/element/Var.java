package org.parley.browser.vxml.internal.element;

import java.util.Optional;
import org.parley.browser.script.Undefined;
import org.parley.browser.vxml.internal.run.Execution;
import org.parley.browser.vxml.internal.run.VoiceXmlEvent;

/** {@code <var>} (VoiceXML 2.0 §5.3.1): declares a variable in the scope in which it stands. */
public record Var(Place place, String name, Optional<String> expr) implements Executable {
    @Override
    public void execute(Execution execution) throws VoiceXmlEvent {
        Execution.checkName(name, place);
        if (execution.dialogParameters().containsKey(name)) {
            // §2.3.4: a parameter of the subdialog takes the place of expr.
            execution.scope().declare(name, execution.dialogParameters().get(name));
        } else if (expr.isPresent()) {
            execution.scope().declare(name, execution.evaluate(expr.get(), place));
        } else if (!execution.scope().declares(name)) {
            execution.scope().declare(name, Undefined.UNDEFINED);
        }
    }
}
