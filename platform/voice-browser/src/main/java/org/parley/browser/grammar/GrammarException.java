package org.parley.browser.grammar;

/** A grammar that cannot be used. */
public final class GrammarException extends Exception {
    private final String event;

    /** @param event error.grammar, error.unsupported.format, error.badfetch…, error.semantic */
    public GrammarException(String event, String message, Throwable cause) {
        super(message, cause);
        this.event = event;
    }

    public String event() {
        return event;
    }
}
