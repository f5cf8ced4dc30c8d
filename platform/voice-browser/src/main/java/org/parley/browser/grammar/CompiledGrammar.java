package org.parley.browser.grammar;

/** A compiled grammar of either mode, {@link DtmfGrammar} or {@link VoiceGrammar}: immutable, shared between sessions. */
public interface CompiledGrammar {
    /** Where it came from, for messages: its URI, or the document and line of an inline grammar. */
    String source();
}
