package org.parley.browser.vxml.internal.element;

import java.util.List;
import java.util.Optional;
import org.parley.browser.vxml.internal.prompt.Rendering;
import org.parley.browser.vxml.internal.run.Flow;

/** An SSML element that is read through, such as {@code <p>}, {@code <say-as>}, {@code <voice>}. */
public record SpokenPart(Optional<String> language, List<PromptPart> parts) implements PromptPart {
    @Override
    public void render(Rendering rendering) throws Flow {
        rendering.inLanguage(language, parts);
    }
}
