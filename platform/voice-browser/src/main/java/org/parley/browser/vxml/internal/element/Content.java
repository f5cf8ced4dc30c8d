package org.parley.browser.vxml.internal.element;

import java.util.List;
import org.parley.browser.vxml.internal.run.Execution;
import org.parley.browser.vxml.internal.run.Flow;

/** Executable content, in order. */
public record Content(List<Executable> executables) implements Executable {
    public Content {
        executables = List.copyOf(executables);
    }

    @Override
    public void execute(Execution execution) throws Flow {
        for (Executable executable : executables) {
            executable.execute(execution);
        }
    }
}
