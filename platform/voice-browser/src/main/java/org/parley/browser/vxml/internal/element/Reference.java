package org.parley.browser.vxml.internal.element;

import java.util.Optional;
import org.parley.browser.vxml.internal.run.Execution;
import org.parley.browser.vxml.internal.run.VoiceXmlEvent;

/** A URI written as such ({@code next}, {@code src}) or as an expression ({@code expr}, {@code srcexpr}). */
public record Reference(Optional<String> uri, Optional<String> expr, FetchHints hints) {
    public static Reference to(String uri) {
        return new Reference(Optional.of(uri), Optional.empty(), FetchHints.NONE);
    }

    public boolean isPresent() {
        return uri.isPresent() || expr.isPresent();
    }

    public String resolve(Execution execution, Place place) throws VoiceXmlEvent {
        return uri.isPresent() ? uri.get() : execution.evaluateString(expr.orElseThrow(), place);
    }
}
