package org.parley.browser.vxml.internal.run;

/** The next round visits this item (VoiceXML 2.0 §5.3.7, {@code nextitem}). */
public final class ItemFlow extends Flow {
    private final String item;

    public ItemFlow(String item) {
        super("goto item " + item);
        this.item = item;
    }

    public String item() {
        return item;
    }
}
