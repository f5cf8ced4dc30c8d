package org.parley.browser.check;

/**
 * What is wrong in a document.
 *
 * @param document its file or address
 * @param line counted from one; 0 when it concerns the whole document
 */
public record Mistake(String document, int line, String cause) {

    /** {@code file:line: cause}, as compilers write it. */
    @Override
    public String toString() {
        return document + ":" + Math.max(1, line) + ": " + cause;
    }
}
