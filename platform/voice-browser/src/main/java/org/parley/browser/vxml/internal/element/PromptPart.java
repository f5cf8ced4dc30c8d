package org.parley.browser.vxml.internal.element;

import org.parley.browser.vxml.internal.prompt.Rendering;
import org.parley.browser.vxml.internal.run.Flow;

/** A piece of a prompt. */
public interface PromptPart {
    void render(Rendering rendering) throws Flow;
}
