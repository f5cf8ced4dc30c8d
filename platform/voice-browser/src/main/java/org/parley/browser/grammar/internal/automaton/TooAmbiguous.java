package org.parley.browser.grammar.internal.automaton;

/** More places at once than a grammar may ask for. */
final class TooAmbiguous extends Exception {
    TooAmbiguous() {
        super("too ambiguous", null, false, false);
    }
}
