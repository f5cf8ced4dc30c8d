package org.parley.browser.platform;

import java.time.Duration;

/** One item of a prompt queue. */
public sealed interface Playable {

    /**
     * Audio that the browser has fetched.
     *
     * @param text what it says, for platforms that print instead of play; empty when unknown
     */
    record Clip(AudioContent audio, String text) implements Playable {}

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
