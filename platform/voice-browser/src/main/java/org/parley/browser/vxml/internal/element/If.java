package org.parley.browser.vxml.internal.element;

import java.util.List;
import org.parley.browser.vxml.internal.run.Execution;
import org.parley.browser.vxml.internal.run.Flow;

/** {@code <if>}, {@code <elseif>}, {@code <else>} (VoiceXML 2.0 §5.3.4). */
public record If(List<Branch> branches) implements Executable {
    /** @param cond null for {@code <else>} */
    public record Branch(Place place, String cond, Content content) {}

    @Override
    public void execute(Execution execution) throws Flow {
        for (Branch branch : branches) {
            if (branch.cond == null || execution.evaluateBoolean(branch.cond, branch.place)) {
                branch.content.execute(execution);
                return;
            }
        }
    }
}
