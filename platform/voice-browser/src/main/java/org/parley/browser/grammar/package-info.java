/**
 * DTMF grammars: parsing (SRGS 1.0 XML, built-in grammars, literal key sequences), compilation to one automaton, matching
 * key by key, and semantic interpretation (SISR 1.0).
 *
 * <p>Grammars are immutable and shared between sessions; a {@link DtmfMatcher} is one recognition. No timers here: the
 * dialog owns them.
 */
package org.parley.browser.grammar;
