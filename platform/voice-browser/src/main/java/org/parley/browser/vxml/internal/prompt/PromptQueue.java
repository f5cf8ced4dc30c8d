package org.parley.browser.vxml.internal.prompt;

import java.util.ArrayList;
import java.util.List;

/** Prompts between their selection and the next wait (VoiceXML 2.0 §4.1.8). Survives transitions. */
public final class PromptQueue {
    private List<QueuedPrompt> prompts = new ArrayList<>();

    public void add(QueuedPrompt prompt) {
        prompts.add(prompt);
    }

    /** Takes everything out. */
    public List<QueuedPrompt> drain() {
        List<QueuedPrompt> all = prompts;
        prompts = new ArrayList<>();
        return all;
    }
}
