package org.parley.browser.vxml.internal.element;

import org.parley.browser.vxml.internal.prompt.Rendering;

/** Words to be spoken. */
public record TextPart(String text) implements PromptPart {
    @Override
    public void render(Rendering rendering) {
        rendering.text(text);
    }
}
