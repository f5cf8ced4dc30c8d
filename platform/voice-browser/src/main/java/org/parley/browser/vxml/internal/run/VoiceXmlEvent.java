package org.parley.browser.vxml.internal.run;

import org.parley.browser.grammar.GrammarException;
import org.parley.browser.vxml.internal.element.Place;

/** An event that was thrown (VoiceXML 2.0 §5.2). */
public final class VoiceXmlEvent extends Flow {
    public static final String HANG_UP = "connection.disconnect.hangup";
    public static final String SEMANTIC = "error.semantic";
    public static final String BAD_FETCH = "error.badfetch";

    private final String name;
    private final Place place;

    /** @param message what {@code _message} says; null for undefined */
    public VoiceXmlEvent(String name, String message, Place place) {
        super(message);
        this.name = name;
        this.place = place;
    }

    public static VoiceXmlEvent semantic(String message, Place place) {
        return new VoiceXmlEvent(SEMANTIC, message, place);
    }

    public static VoiceXmlEvent badFetch(String message, Place place) {
        return new VoiceXmlEvent(BAD_FETCH, message, place);
    }

    /** §5.2.6: a grammar that cannot be parsed is a document that cannot. */
    public static VoiceXmlEvent of(GrammarException bad, Place place) {
        String name = bad.event().equals("error.grammar") ? BAD_FETCH : bad.event();
        return new VoiceXmlEvent(name, bad.getMessage(), place);
    }

    public String name() {
        return name;
    }

    /** Where it was thrown. */
    public Place place() {
        return place;
    }

    @Override
    public String toString() {
        return name + (getMessage() == null ? "" : ": " + getMessage()) + " at " + place;
    }
}
