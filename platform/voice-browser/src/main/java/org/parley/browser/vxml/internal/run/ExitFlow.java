package org.parley.browser.vxml.internal.run;

import java.util.Map;

/** The session ends, with these values (VoiceXML 2.0 §5.3.9). */
public final class ExitFlow extends Flow {
    private final transient Map<String, Object> values;

    public ExitFlow(Map<String, Object> values) {
        super("exit");
        this.values = values;
    }

    public Map<String, Object> values() {
        return values;
    }
}
