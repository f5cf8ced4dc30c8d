package org.parley.browser.vxml.internal.input;

/** Call control ended the dialog at once: no more handlers run. */
public final class TerminatedException extends RuntimeException {
    public TerminatedException() {
        super("terminated by call control", null, false, false);
    }
}
