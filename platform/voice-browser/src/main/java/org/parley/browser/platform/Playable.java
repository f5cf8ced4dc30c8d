package org.parley.browser.platform;

import java.time.Duration;

/** One item of a prompt queue. */
public sealed interface Playable {

    /**
     * Audio that the browser has fetched.
     *
     * @param text what it says, for platforms that print instead of play; empty when unknown
     * @param language of that text, BCP 47
     * @param volume loudness, 1 as it was recorded, 0 for silence
     */
    record Clip(AudioContent audio, String text, String language, double volume) implements Playable {
        /** Audio of which nothing is known. */
        public Clip(AudioContent audio) {
            this(audio, "", "");
        }

        public Clip(AudioContent audio, String text, String language) {
            this(audio, text, language, 1);
        }
    }

    /**
     * Text to be spoken by a speech engine.
     *
     * @param language BCP 47, for instance {@code en-US}
     */
    record Speech(String text, String language, Delivery delivery) implements Playable {
        public Speech(String text, String language) {
            this(text, language, Delivery.PLAIN);
        }
    }

    record Silence(Duration length) implements Playable {}

    /** An SSML {@code <mark>}: takes no time and is reported when reached. */
    record Mark(String name) implements Playable {}
}
