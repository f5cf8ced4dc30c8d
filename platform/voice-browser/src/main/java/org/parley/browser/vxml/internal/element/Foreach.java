package org.parley.browser.vxml.internal.element;

import org.parley.browser.vxml.internal.run.Execution;
import org.parley.browser.vxml.internal.run.Flow;

/** {@code <foreach>} among executable content (VoiceXML 2.1 §6). */
public record Foreach(Iteration iteration, Content content) implements Executable {
    @Override
    public void execute(Execution execution) throws Flow {
        iteration.each(execution, () -> content.execute(execution));
    }
}
