package org.parley.browser.vxml.internal.element;

import org.parley.browser.vxml.internal.run.Execution;

/** {@code <reprompt>} (VoiceXML 2.0 §5.3.6): the next round queues prompts although a catch ended this one. */
public record Reprompt() implements Executable {
    @Override
    public void execute(Execution execution) {
        execution.reprompt();
    }
}
