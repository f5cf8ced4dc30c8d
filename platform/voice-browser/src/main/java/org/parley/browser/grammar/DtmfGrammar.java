package org.parley.browser.grammar;

/** A compiled DTMF grammar. */
public non-sealed interface DtmfGrammar extends CompiledGrammar {}
