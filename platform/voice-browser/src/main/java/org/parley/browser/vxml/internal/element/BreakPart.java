package org.parley.browser.vxml.internal.element;

import java.time.Duration;
import org.parley.browser.vxml.internal.prompt.Rendering;

/** SSML {@code <break>}. */
public record BreakPart(Duration length) implements PromptPart {
    @Override
    public void render(Rendering rendering) {
        rendering.silence(length);
    }
}
