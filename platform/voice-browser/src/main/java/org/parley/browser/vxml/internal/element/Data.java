package org.parley.browser.vxml.internal.element;

import java.util.Optional;
import org.parley.browser.vxml.internal.run.Execution;
import org.parley.browser.vxml.internal.run.VoiceXmlEvent;

/** {@code <data>} (VoiceXML 2.1 §5): fetches XML and, with a name, binds its DOM to a variable. */
public record Data(Place place, Optional<String> name, Reference source, Submission submission) implements Executable {
    @Override
    public void execute(Execution execution) throws VoiceXmlEvent {
        Object document = execution.fetchData(source, submission, place);
        if (name.isPresent()) {
            if (!execution.scope().declares(name.get()) && execution.isDeclared(name.get())) {
                execution.assign(name.get(), document, place);
            } else {
                execution.scope().declare(name.get(), document);
            }
        }
    }
}
