package org.parley.browser.vxml.internal.input;

/** The connection is gone, so there is nothing to wait for. */
public final class HangUpException extends Exception {
    public HangUpException() {
        super("the connection is gone", null, false, false);
    }
}
