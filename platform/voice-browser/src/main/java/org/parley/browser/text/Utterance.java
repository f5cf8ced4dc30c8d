package org.parley.browser.text;

import java.time.Duration;

/**
 * Words that a caller says.
 *
 * @param confidence how sure a recogniser would be of them, 0 to 1
 * @param length how long it takes to say them
 */
public record Utterance(String words, double confidence, Duration length) {
    private static final long MILLIS_PER_CHARACTER = 65;

    /** Said clearly, at usual speed. */
    public static Utterance of(String words) {
        return new Utterance(words, 1, Duration.ofMillis(words.length() * MILLIS_PER_CHARACTER));
    }
}
