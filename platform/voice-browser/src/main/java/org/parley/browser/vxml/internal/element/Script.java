package org.parley.browser.vxml.internal.element;

import java.util.Optional;
import org.parley.browser.vxml.internal.run.Execution;
import org.parley.browser.vxml.internal.run.VoiceXmlEvent;

/** {@code <script>} (VoiceXML 2.0 §5.3.12, 2.1 §4): its variables land in the scope in which it stands. */
public record Script(Place place, Reference source, Optional<String> charset, String text) implements Executable {
    @Override
    public void execute(Execution execution) throws VoiceXmlEvent {
        execution.runScript(source, charset, text, place);
    }
}
