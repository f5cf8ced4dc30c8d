package org.parley.browser.vxml.internal.run;

/** Another dialog goes on, in this document or another (VoiceXML 2.0 §5.3.7, §5.3.8). */
public final class DialogFlow extends Flow {
    private final transient Target target;

    public DialogFlow(Target target) {
        super("goto " + target);
        this.target = target;
    }

    public Target target() {
        return target;
    }
}
