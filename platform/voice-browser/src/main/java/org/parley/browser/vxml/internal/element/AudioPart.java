package org.parley.browser.vxml.internal.element;

import java.util.List;
import org.parley.browser.vxml.internal.prompt.Rendering;
import org.parley.browser.vxml.internal.run.Flow;

/**
 * {@code <audio>} (VoiceXML 2.0 §4.1.3).
 *
 * @param times how often it is played (SSML 1.1 §3.3.1)
 * @param loudness a share of what is around it (SSML 1.1 §3.3.1)
 * @param fallback what is rendered when the audio cannot be had; also what the audio says
 */
public record AudioPart(Place place, Reference source, int times, double loudness, List<PromptPart> fallback)
        implements PromptPart {
    /** Played once, as it is, or left out. */
    public AudioPart(Place place, Reference source) {
        this(place, source, 1, 1, List.of());
    }

    @Override
    public void render(Rendering rendering) throws Flow {
        rendering.audio(this);
    }
}
