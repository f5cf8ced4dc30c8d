package org.parley.browser.vxml.internal.element;

import org.parley.browser.vxml.internal.prompt.Rendering;
import org.parley.browser.vxml.internal.run.Flow;

/** {@code <value>} (VoiceXML 2.0 §4.1.4). */
public record ValuePart(Place place, String expr) implements PromptPart {
    @Override
    public void render(Rendering rendering) throws Flow {
        rendering.value(expr, place);
    }
}
