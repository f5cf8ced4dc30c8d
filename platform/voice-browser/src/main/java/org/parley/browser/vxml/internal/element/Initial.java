package org.parley.browser.vxml.internal.element;

import org.parley.browser.vxml.internal.run.DialogRun;
import org.parley.browser.vxml.internal.run.Flow;
import org.parley.browser.vxml.internal.run.ItemRun;

/** {@code <initial>} (VoiceXML 2.0 §2.3.3): asks for the whole form; only the form's grammars answer it. */
public record Initial(ItemParts parts) implements FormItem {
    @Override
    public void visit(DialogRun run, ItemRun item) throws Flow {
        run.collect(item, null, false);
    }

    @Override
    public boolean isInput() {
        return false;
    }
}
