package org.parley.browser.grammar;

/** A compiled DTMF grammar: immutable, shared between sessions. */
public interface DtmfGrammar extends CompiledGrammar {}
