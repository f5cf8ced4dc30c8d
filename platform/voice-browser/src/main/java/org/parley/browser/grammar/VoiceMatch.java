package org.parley.browser.grammar;

/**
 * An utterance that a voice grammar takes.
 *
 * @param grammarIndex index of the matched grammar in the list given to {@link GrammarCompiler#recognise}
 * @param utterance the words as the grammar writes them, one blank between two
 * @param interpretation a {@link String}, {@link Double}, {@link Boolean}, a {@code Map<String, Object>} of these or a
 *     {@code List} of these; the utterance where the grammar says nothing
 * @param confidence 0.0 to 1.0; 1.0 where what is said comes as text
 */
public record VoiceMatch(int grammarIndex, String utterance, Object interpretation, double confidence) {}
