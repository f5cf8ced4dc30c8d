package org.parley.browser.vxml.internal.element;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.browser.vxml.internal.run.DialogRun;
import org.parley.browser.vxml.internal.run.Flow;
import org.parley.browser.vxml.internal.run.ItemRun;
import org.parley.browser.vxml.internal.run.Recognition;

/**
 * {@code <field>} (VoiceXML 2.0 §2.3.1).
 *
 * @param options what {@code <option>} elements offer
 */
public record Field(ItemParts parts, Optional<String> slotName, boolean modal, List<Enumerable> options)
        implements FormItem, GrammarOwner {
    @Override
    public void visit(DialogRun run, ItemRun item) throws Flow {
        run.collect(item, this, modal);
    }

    @Override
    public void matched(DialogRun run, ItemRun item, Recognition recognition) throws Flow {
        item.fill(valueOf(recognition.interpretation()), recognition);
        run.processFilled();
    }

    /** §3.1.6.3: a structured result gives its property of the slot's name, or all of itself. */
    private Object valueOf(Object interpretation) {
        return interpretation instanceof Map<?, ?> properties && properties.containsKey(slot())
                ? properties.get(slot())
                : interpretation;
    }

    @Override
    public boolean isInput() {
        return true;
    }

    @Override
    public String slot() {
        return slotName.orElse(parts.name());
    }

    @Override
    public List<Enumerable> enumeration() {
        return options;
    }
}
