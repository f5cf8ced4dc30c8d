/**
 * Grammars of keys and of words: parsing (SRGS 1.0, XML and ABNF form; built-in grammars; phrases and key sequences),
 * compilation to automata, matching token by token, and semantic interpretation (SISR 1.0).
 *
 * <p>Grammars are immutable and shared between sessions; a {@link DtmfMatcher} or {@link VoiceMatcher} is one recognition. No
 * timers here: the dialog owns them.
 */
package org.parley.browser.grammar;
