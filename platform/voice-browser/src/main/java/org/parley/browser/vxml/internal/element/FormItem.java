package org.parley.browser.vxml.internal.element;

import java.util.List;
import org.parley.browser.vxml.internal.run.DialogRun;
import org.parley.browser.vxml.internal.run.Flow;
import org.parley.browser.vxml.internal.run.ItemRun;

/** A form item (VoiceXML 2.0 §2.3). */
public interface FormItem extends DialogMember {
    ItemParts parts();

    /** The collect phase and what follows from it (appendix C). */
    void visit(DialogRun run, ItemRun item) throws Flow;

    /** Whether it takes input, as opposed to a control item. */
    boolean isInput();

    /** The property of a form-level result that fills it; null when none does. */
    default String slot() {
        return null;
    }

    default List<Enumerable> enumeration() {
        return List.of();
    }
}
