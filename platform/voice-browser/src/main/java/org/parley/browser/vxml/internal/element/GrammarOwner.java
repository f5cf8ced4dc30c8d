package org.parley.browser.vxml.internal.element;

import org.parley.browser.vxml.internal.run.DialogRun;
import org.parley.browser.vxml.internal.run.Flow;
import org.parley.browser.vxml.internal.run.ItemRun;
import org.parley.browser.vxml.internal.run.Recognition;

/** Whose grammar it is that matched: what comes of a match. */
public interface GrammarOwner {
    /** @param item the form item that was waiting for input */
    void matched(DialogRun run, ItemRun item, Recognition recognition) throws Flow;
}
