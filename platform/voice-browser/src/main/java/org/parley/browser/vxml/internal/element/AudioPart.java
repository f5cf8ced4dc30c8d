package org.parley.browser.vxml.internal.element;

import java.util.List;
import org.parley.browser.vxml.internal.prompt.Rendering;
import org.parley.browser.vxml.internal.run.Flow;

/**
 * {@code <audio>} (VoiceXML 2.0 §4.1.3).
 *
 * @param times how often it is played (SSML 1.1 §3.3.1)
 * @param fallback what is rendered when the audio cannot be had; also what the audio says
 */
public record AudioPart(Place place, Reference source, int times, List<PromptPart> fallback) implements PromptPart {
    @Override
    public void render(Rendering rendering) throws Flow {
        rendering.audio(this);
    }
}
