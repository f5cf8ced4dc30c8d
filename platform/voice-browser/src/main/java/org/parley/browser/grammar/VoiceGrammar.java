package org.parley.browser.grammar;

/**
 * A compiled grammar of mode voice: what a caller may say. There is no speech recognizer here; {@link VoiceMatcher} takes
 * words that somebody else has understood, for instance those that a caller of the text platform types.
 */
public non-sealed interface VoiceGrammar extends CompiledGrammar {}
