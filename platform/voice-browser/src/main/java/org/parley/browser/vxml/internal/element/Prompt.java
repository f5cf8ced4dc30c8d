package org.parley.browser.vxml.internal.element;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.parley.browser.vxml.internal.run.Execution;
import org.parley.browser.vxml.internal.run.Flow;

/**
 * {@code <prompt>} (VoiceXML 2.0 §4.1), also the implicit one around text and audio.
 *
 * @param count selects it at this visit and later ones (§4.1.6)
 */
public record Prompt(
        Place place,
        Optional<String> bargeIn,
        Optional<String> bargeInType,
        Optional<String> cond,
        int count,
        Optional<Duration> timeout,
        Optional<String> language,
        Optional<String> base,
        List<PromptPart> parts)
        implements Executable {
    @Override
    public void execute(Execution execution) throws Flow {
        if (isWanted(execution)) {
            execution.queue(this);
        }
    }

    public boolean isWanted(Execution execution) throws Flow {
        return cond.isEmpty() || execution.evaluateBoolean(cond.get(), place);
    }
}
