package org.parley.browser.vxml.internal.input;

import java.time.Duration;
import java.util.Optional;

/**
 * Timers and thresholds of one collection (VoiceXML 2.0 §6.3.2, §6.3.3, appendix D).
 *
 * @param timeout from the end of the prompts to the first key or word
 * @param interDigit between keys
 * @param term how long a complete input waits for a {@code termChar}
 * @param termChar ends an input; empty: none
 * @param maxSpeech longest utterance
 * @param maxNBest the most meanings wanted of what is said
 * @param confidence words understood less surely match nothing
 */
public record InputTiming(
        Duration timeout,
        Duration interDigit,
        Duration term,
        Optional<Character> termChar,
        Duration maxSpeech,
        double confidence,
        int maxNBest) {}
