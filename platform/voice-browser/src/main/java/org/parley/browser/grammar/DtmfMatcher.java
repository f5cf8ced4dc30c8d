package org.parley.browser.grammar;

/** One recognition over all active grammars. Not thread-safe. */
public interface DtmfMatcher {

    enum State {
        /** No active grammar can match what was pressed, whatever follows. */
        NO_MATCH,
        /** Nothing matches yet; more keys may complete a match. */
        CAN_CONTINUE,
        /** A grammar matches; more keys may still extend it. */
        COMPLETE,
        /** A grammar matches and no further key can extend any match. */
        FINAL;

        /** Whether a grammar matches what was pressed or said so far. */
        public boolean isMatch() {
            return this == COMPLETE || this == FINAL;
        }
    }

    /** The state before the first key is {@link State#CAN_CONTINUE} (or COMPLETE for a grammar of nothing). */
    State state();

    /** Takes the next key. */
    State press(char key);

    /** What was pressed so far. */
    String keys();

    /**
     * The match of the keys so far: of the grammars that match, the first in the order of precedence in which they were
     * given. Evaluates its semantics.
     *
     * @throws IllegalStateException unless the state is COMPLETE or FINAL
     * @throws GrammarException when a semantic script fails (error.semantic)
     */
    Match match() throws GrammarException;

    /**
     * @param grammarIndex index of the matched grammar in the list given to {@link Grammars#matcher}
     * @param keys the keys, for instance {@code 101}
     * @param interpretation a {@link String}, {@link Double}, {@link Boolean}, a {@code Map<String, Object>} of these or
     *     a {@code List} of these
     */
    record Match(int grammarIndex, String keys, Object interpretation) {}
}
