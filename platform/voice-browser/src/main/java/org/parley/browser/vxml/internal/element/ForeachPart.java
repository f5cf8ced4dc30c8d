package org.parley.browser.vxml.internal.element;

import java.util.List;
import org.parley.browser.vxml.internal.prompt.Rendering;
import org.parley.browser.vxml.internal.run.Flow;

/** {@code <foreach>} within a prompt (VoiceXML 2.1 §6). */
public record ForeachPart(Iteration iteration, List<PromptPart> parts) implements PromptPart {
    @Override
    public void render(Rendering rendering) throws Flow {
        iteration.each(rendering.execution(), () -> rendering.parts(parts));
    }
}
