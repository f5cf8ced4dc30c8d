package org.parley.browser.vxml.internal.element;

import java.util.List;
import org.parley.browser.vxml.internal.run.DialogRun;
import org.parley.browser.vxml.internal.run.Flow;
import org.parley.browser.vxml.internal.run.ItemRun;

/** The one anonymous item that does all the work of a menu (VoiceXML 2.0 §2.2). */
public record MenuItem(ItemParts parts, List<Choice> choices) implements FormItem {
    @Override
    public void visit(DialogRun run, ItemRun item) throws Flow {
        run.collectChoice(item, choices);
    }

    @Override
    public boolean isInput() {
        return true;
    }

    @Override
    public List<Enumerable> enumeration() {
        return choices.stream().map(Choice::named).toList();
    }
}
