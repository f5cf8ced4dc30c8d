package org.parley.browser.vxml.internal.element;

import java.util.Optional;
import org.parley.browser.vxml.internal.prompt.Rendering;
import org.parley.browser.vxml.internal.run.Flow;

/** SSML {@code <mark>}, with {@code nameexpr} (VoiceXML 2.1 §3). */
public record MarkPart(Place place, Optional<String> name, Optional<String> nameExpr) implements PromptPart {
    @Override
    public void render(Rendering rendering) throws Flow {
        rendering.mark(this);
    }
}
