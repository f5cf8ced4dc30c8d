package org.parley.browser.vxml.internal.element;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.browser.vxml.internal.run.DialogRun;
import org.parley.browser.vxml.internal.run.Execution;
import org.parley.browser.vxml.internal.run.Flow;
import org.parley.browser.vxml.internal.run.ItemRun;

/** {@code <subdialog>} (VoiceXML 2.0 §2.3.4): another dialog in a context of its own, like a function. */
public record Subdialog(ItemParts parts, Reference source, Submission submission, List<Param> params)
        implements FormItem {
    @Override
    public void visit(DialogRun run, ItemRun item) throws Flow {
        Execution execution = run.executionOf(item);
        Map<String, Object> values = new LinkedHashMap<>();
        for (Param param : params) {
            values.put(param.name(), param.valueIn(execution));
        }
        run.queuePrompts(item);
        item.fill(execution.callSubdialog(source, submission, values, parts.place()));
        run.processFilled();
    }

    @Override
    public boolean isInput() {
        return true;
    }
}
