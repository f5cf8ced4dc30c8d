package org.parley.browser.vxml.internal.input;

/** The platform could not do what it was asked. */
public final class PlatformFailedException extends Exception {
    private final String event;

    public PlatformFailedException(String event, String message) {
        super(message);
        this.event = event;
    }

    /** A VoiceXML error, for instance error.noresource. */
    public String event() {
        return event;
    }
}
