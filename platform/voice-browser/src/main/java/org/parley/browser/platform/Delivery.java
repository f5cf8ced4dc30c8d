package org.parley.browser.platform;

/**
 * How text is to be spoken (SSML 1.0 §3.2). A speech engine does what it can of it.
 *
 * @param rate speed, 1 for the usual one, 0.5 for half of it
 * @param volume loudness, 1 for the usual one, 0 for silence
 * @param voice name or gender of the voice wanted; empty for the usual one
 */
public record Delivery(double rate, double volume, String voice) {
    public static final Delivery PLAIN = new Delivery(1, 1, "");
}
