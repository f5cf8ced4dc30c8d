package org.parley.browser.platform;

/** The platform cannot do what call control asks of it; the message says why. Nothing was changed. */
public final class CallControlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CallControlException(String reason) {
        super(reason);
    }
}
