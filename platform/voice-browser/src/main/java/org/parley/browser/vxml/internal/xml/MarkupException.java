package org.parley.browser.vxml.internal.xml;

/** A document that is not what it should be; the message says where. */
public final class MarkupException extends Exception {
    public MarkupException(String message) {
        super(message);
    }

    public MarkupException(String message, Throwable cause) {
        super(message, cause);
    }
}
