package org.parley.gateway.speech;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.parley.browser.platform.Delivery;

/**
 * How an engine is to say words (SSML 1.0 §3.2). Loudness is none of its concern: what it says is made louder or softer.
 *
 * @param rate speed, 1 for the usual one
 * @param pitch height, 1 for the usual one, 2 for an octave more
 * @param voice {@code male}, {@code female}, {@code neutral}, names separated by white space, or empty for the usual voice
 */
public record Manner(double rate, double pitch, String voice) {
    public static final Manner PLAIN = new Manner(1, 1, "");

    static Manner of(Delivery delivery) {
        return new Manner(delivery.rate(), delivery.pitch(), delivery.voice().strip());
    }

    public boolean isMale() {
        return voice.equals("male");
    }

    public boolean isFemale() {
        return voice.equals("female");
    }

    /** Names of voices, the one wanted most first, in lower case; empty when none is named. */
    public List<String> names() {
        boolean isNamed = !voice.isEmpty() && !isMale() && !isFemale() && !voice.equals("neutral");
        return isNamed ? Arrays.asList(voice.toLowerCase(Locale.ROOT).split("\\s+")) : List.of();
    }
}
