package org.parley.browser.grammar;

/** A compiled DTMF grammar: immutable, shared between sessions. */
public interface DtmfGrammar {

    /** Where it came from, for messages: its URI, or the document and line of an inline grammar. */
    String source();
}
