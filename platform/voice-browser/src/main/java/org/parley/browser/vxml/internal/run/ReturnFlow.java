package org.parley.browser.vxml.internal.run;

import java.util.Map;

/** A subdialog ends, with values or with an event to be thrown in its caller (VoiceXML 2.0 §5.3.10). */
public final class ReturnFlow extends Flow {
    private final transient Map<String, Object> values;
    private final transient VoiceXmlEvent event;

    /** One of the two is null. */
    public ReturnFlow(Map<String, Object> values, VoiceXmlEvent event) {
        super("return");
        this.values = values;
        this.event = event;
    }

    public Map<String, Object> values() {
        return values;
    }

    public VoiceXmlEvent event() {
        return event;
    }
}
