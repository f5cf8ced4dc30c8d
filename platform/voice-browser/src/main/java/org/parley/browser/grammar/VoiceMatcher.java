package org.parley.browser.grammar;

import java.util.List;

/**
 * One recognition of spoken words over all active grammars; the counterpart of {@link DtmfMatcher}. Upper and lower case
 * are the same. Not thread-safe.
 *
 * <pre>
 * VoiceMatcher matcher = compiler.voiceMatcher(active);
 * if (matcher.say("ham and pepperoni").isMatch()) {
 *     VoiceMatcher.Match match = matcher.match();
 * }
 * </pre>
 */
public interface VoiceMatcher {

    /** The state before the first word is CAN_CONTINUE, or COMPLETE for a grammar that matches silence. */
    DtmfMatcher.State state();

    /** Takes more words, white space between them, and tells the state after the last one. */
    DtmfMatcher.State say(String words);

    /** What was said so far, one space between the words. */
    String utterance();

    /**
     * The match of the words so far: of the grammars that match, the first in the order of precedence in which they were
     * given. Evaluates its semantics.
     *
     * @throws IllegalStateException unless the state is COMPLETE or FINAL
     * @throws GrammarException when a semantic script fails (error.semantic)
     */
    Match match() throws GrammarException;

    /**
     * All matches of the words so far, for {@code maxnbest}: one for each grammar that matches, in the order of precedence,
     * without those that mean the same as an earlier one.
     *
     * @param most how many are wanted at most
     * @return empty when nothing matches
     * @throws GrammarException when a semantic script fails (error.semantic)
     */
    List<Match> matches(int most) throws GrammarException;

    /**
     * @param grammarIndex index of the matched grammar in the list given to {@link GrammarCompiler#voiceMatcher}
     * @param utterance the words as they were said
     * @param interpretation as {@link DtmfMatcher.Match#interpretation}
     */
    record Match(int grammarIndex, String utterance, Object interpretation) {}
}
