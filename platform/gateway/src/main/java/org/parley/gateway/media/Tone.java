package org.parley.gateway.media;

import java.time.Duration;

/**
 * A sine tone.
 *
 * @param hertz below 4000
 * @param level of the peak, in dB below full scale, for instance {@code -10}
 */
public record Tone(int hertz, Duration length, double level) {

    /** What a caller hears before a recording. */
    public static final Tone BEEP = new Tone(1000, Duration.ofMillis(400), -12);
}
