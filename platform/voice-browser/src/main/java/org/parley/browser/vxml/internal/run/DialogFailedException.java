package org.parley.browser.vxml.internal.run;

/** No handler took an event, or a bound was passed: the dialog is over. */
public final class DialogFailedException extends RuntimeException {
    private final String event;

    DialogFailedException(String event, String message) {
        super(message);
        this.event = event;
    }

    public String event() {
        return event;
    }
}
