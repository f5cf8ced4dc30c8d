package org.parley.browser.vxml.internal.element;

import java.util.Optional;
import org.parley.browser.vxml.internal.run.Execution;
import org.parley.browser.vxml.internal.run.VoiceXmlEvent;

/** The event that throw, return, choice and link name: {@code event}/{@code eventexpr}, {@code message}/{@code messageexpr}. */
public record EventName(
        Optional<String> event, Optional<String> eventExpr, Optional<String> message, Optional<String> messageExpr) {

    public boolean isPresent() {
        return event.isPresent() || eventExpr.isPresent();
    }

    public VoiceXmlEvent resolve(Execution execution, Place place) throws VoiceXmlEvent {
        String name = event.isPresent() ? event.get() : execution.evaluateString(eventExpr.orElseThrow(), place);
        String text = message.orElse(null);
        if (messageExpr.isPresent()) {
            text = execution.evaluateString(messageExpr.get(), place);
        }
        return new VoiceXmlEvent(name, text, place);
    }
}
