package org.parley.browser.platform;

import java.util.Map;

/**
 * How text is to be spoken (SSML 1.0 §3). A speech engine does what it can of it.
 *
 * @param rate speed, 1 for the usual one, 0.5 for half of it
 * @param volume loudness, 1 for the usual one, 0 for silence
 * @param pitch height of the voice, 1 for the usual one, 2 for an octave more
 * @param voice name or gender of the voice wanted; empty for the usual one
 * @param markup all that the document says of it, as written: {@code say-as format}, {@code prosody contour}, {@code voice
 *     name} and so on, in document order; the innermost element counts
 */
public record Delivery(double rate, double volume, double pitch, String voice, Map<String, String> markup) {
    public static final Delivery PLAIN = new Delivery(1, 1, 1, "", Map.of());

    public Delivery withVolume(double another) {
        return new Delivery(rate, another, pitch, voice, markup);
    }
}
