package org.parley.browser.vxml.internal.run;

import java.util.Locale;
import org.parley.browser.vxml.internal.element.Prompt;
import org.parley.browser.vxml.internal.prompt.QueuedPrompt;
import org.parley.browser.vxml.internal.prompt.QueuedPrompt.BargeIn;
import org.parley.browser.vxml.internal.prompt.Rendering;

/** Makes a queued prompt of a prompt: its attributes, else the properties around it (VoiceXML 2.0 §4.1). */
final class PromptRenderer {
    private PromptRenderer() {}

    static QueuedPrompt render(Prompt prompt, Execution execution) throws Flow {
        String language = prompt.language().orElse(execution.language());
        execution.requireLanguage(language, prompt.place());
        Rendering rendering = new Rendering(execution.withBase(prompt.base(), prompt.place()), language);
        rendering.parts(prompt.parts());
        return new QueuedPrompt(rendering.items(), bargeIn(prompt, execution.properties()), prompt.timeout());
    }

    private static BargeIn bargeIn(Prompt prompt, PropertyScope properties) {
        String allowed = prompt.bargeIn().or(() -> properties.get("bargein")).orElse("true");
        // A property that is neither true nor false is told when input is collected.
        if (allowed.strip().equals("false")) {
            return BargeIn.NONE;
        }
        String type =
                prompt.bargeInType().or(() -> properties.get("bargeintype")).orElse("speech");
        return type.toLowerCase(Locale.ROOT).equals("hotword") ? BargeIn.HOTWORD : BargeIn.SPEECH;
    }
}
