package org.parley.browser.grammar;

/** A grammar that cannot be used. */
public final class GrammarException extends Exception {
    private final String event;
    private final String source;
    private final int line;
    private final String reason;

    /** @param event error.grammar, error.unsupported.format, error.badfetch…, error.semantic */
    public GrammarException(String event, String message, Throwable cause) {
        super(message, cause);
        this.event = event;
        this.source = "";
        this.line = 0;
        this.reason = message;
    }

    /**
     * What is wrong in a grammar document, and where.
     *
     * @param source address of the document
     * @param line counted from one; 0 when the whole document is meant
     * @param reason what is wrong
     */
    public GrammarException(String event, Object source, int line, String reason, Throwable cause) {
        super(source + (line > 0 ? ", line " + line : "") + ": " + reason, cause);
        this.event = event;
        this.source = String.valueOf(source);
        this.line = line;
        this.reason = reason;
    }

    public String event() {
        return event;
    }

    /** Address of the document that is wrong; empty when the message alone says it. */
    public String source() {
        return source;
    }

    /** The line of the document, counted from one; 0 when it is not known. */
    public int line() {
        return line;
    }

    /** The message without the place. */
    public String reason() {
        return reason;
    }
}
