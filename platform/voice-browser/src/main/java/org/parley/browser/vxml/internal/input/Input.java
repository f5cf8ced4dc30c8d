package org.parley.browser.vxml.internal.input;

import java.util.List;

/** How a collection ended. */
public sealed interface Input {

    /** How something was entered: the values of {@code inputmode}. */
    enum Mode {
        DTMF,
        VOICE
    }

    /** Nothing came in time. */
    record NoInput() implements Input {}

    /** Somebody spoke longer than {@code maxspeechtimeout}. */
    record TooLong() implements Input {}

    /** What was entered matches no active grammar, or was not understood well enough. */
    record NoMatch(Mode mode, String utterance, double confidence) implements Input {}

    /**
     * @param grammarIndex index of the grammar among those of its mode
     * @param others further meanings, best first
     */
    record Match(
            Mode mode, int grammarIndex, String utterance, Object interpretation, double confidence, List<Match> others)
            implements Input {}
}
