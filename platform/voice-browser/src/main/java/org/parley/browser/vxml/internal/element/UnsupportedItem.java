package org.parley.browser.vxml.internal.element;

import org.parley.browser.vxml.internal.run.DialogRun;
import org.parley.browser.vxml.internal.run.ItemRun;
import org.parley.browser.vxml.internal.run.VoiceXmlEvent;

/**
 * A form item that this platform does not offer: {@code <object>} always (VoiceXML 2.0 §2.3.5 lets a platform have none),
 * {@code <transfer>} in the types that it cannot do (§2.3.7).
 *
 * @param event what visiting it throws
 */
public record UnsupportedItem(ItemParts parts, String event) implements FormItem {
    @Override
    public void visit(DialogRun run, ItemRun item) throws VoiceXmlEvent {
        throw new VoiceXmlEvent(event, "not offered by this platform", parts.place());
    }

    @Override
    public boolean isInput() {
        return true;
    }
}
