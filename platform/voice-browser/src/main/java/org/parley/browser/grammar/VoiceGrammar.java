package org.parley.browser.grammar;

/** A compiled grammar of spoken words: immutable, shared between sessions. */
public interface VoiceGrammar extends CompiledGrammar {}
