package org.parley.browser.grammar.internal.srgs;

/** A sentence about what is wrong; the reader adds where. */
final class Malformed extends Exception {
    Malformed(String message) {
        super(message);
    }
}
