package org.parley.browser.vxml.internal.element;

import java.util.List;
import java.util.Optional;
import org.parley.browser.vxml.internal.prompt.Prosody;
import org.parley.browser.vxml.internal.prompt.Rendering;
import org.parley.browser.vxml.internal.run.Flow;

/**
 * An SSML element whose content is spoken in some way, such as {@code <p>}, {@code <say-as>}, {@code <voice>}.
 *
 * @param onLanguageFailure what is done when nobody speaks the language (SSML 1.1 §3.1.13); empty for the platform's choice
 */
public record SpokenPart(
        Place place, Optional<String> language, String onLanguageFailure, Prosody prosody, List<PromptPart> parts)
        implements PromptPart {

    @Override
    public void render(Rendering rendering) throws Flow {
        rendering.spoken(this);
    }
}
