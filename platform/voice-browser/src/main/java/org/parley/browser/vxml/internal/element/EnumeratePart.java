package org.parley.browser.vxml.internal.element;

import java.util.List;
import org.parley.browser.vxml.internal.prompt.Rendering;
import org.parley.browser.vxml.internal.run.Flow;

/**
 * {@code <enumerate>} (VoiceXML 2.0 §2.2.4): the choices of a menu or the options of a field, each by a template in
 * which {@code _prompt} and {@code _dtmf} stand for it.
 */
public record EnumeratePart(Place place, List<PromptPart> template) implements PromptPart {
    @Override
    public void render(Rendering rendering) throws Flow {
        rendering.enumerate(template, place);
    }
}
