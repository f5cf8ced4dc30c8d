package org.parley.browser.vxml.internal.input;

import java.time.Duration;
import java.util.Optional;

/**
 * Timers of one collection (VoiceXML 2.0 §6.3.3, appendix D).
 *
 * @param timeout from the end of the prompts to the first key
 * @param interDigit between keys
 * @param term how long a complete input waits for a {@code termChar}
 * @param termChar ends an input; empty: none
 */
public record InputTiming(Duration timeout, Duration interDigit, Duration term, Optional<Character> termChar) {}
