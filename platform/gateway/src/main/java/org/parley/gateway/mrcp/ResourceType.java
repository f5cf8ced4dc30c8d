package org.parley.gateway.mrcp;

/** What a session can have of a server (RFC 6787 §3.1). */
public enum ResourceType {
    SYNTHESIZER("speechsynth", false),
    RECOGNIZER("speechrecog", true),
    RECORDER("recorder", true);

    private final String token;
    private final boolean hears;

    ResourceType(String token, boolean hears) {
        this.token = token;
        this.hears = hears;
    }

    /** As descriptions write it. */
    public String token() {
        return token;
    }

    /** Whether audio goes to it, and not from it. */
    boolean hears() {
        return hears;
    }
}
