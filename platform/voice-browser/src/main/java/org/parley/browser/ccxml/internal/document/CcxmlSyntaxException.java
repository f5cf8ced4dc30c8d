package org.parley.browser.ccxml.internal.document;

/** A document that is not CCXML; the message names the place. */
public final class CcxmlSyntaxException extends Exception {
    public CcxmlSyntaxException(String message) {
        super(message);
    }

    public CcxmlSyntaxException(String message, Throwable cause) {
        super(message, cause);
    }
}
