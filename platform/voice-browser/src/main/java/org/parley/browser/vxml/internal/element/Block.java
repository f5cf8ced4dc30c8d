package org.parley.browser.vxml.internal.element;

import org.parley.browser.vxml.internal.run.DialogRun;
import org.parley.browser.vxml.internal.run.Flow;
import org.parley.browser.vxml.internal.run.ItemRun;

/** {@code <block>} (VoiceXML 2.0 §2.3.2): executed once, when its turn comes. */
public record Block(ItemParts parts, Content content) implements FormItem {
    @Override
    public void visit(DialogRun run, ItemRun item) throws Flow {
        item.set(true);
        content.execute(run.executionOf(item).inNewScope());
    }

    @Override
    public boolean isInput() {
        return false;
    }
}
