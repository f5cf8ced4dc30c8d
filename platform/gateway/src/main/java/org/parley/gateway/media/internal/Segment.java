package org.parley.gateway.media.internal;

import java.time.Duration;

/**
 * A piece of a queue that is ready to play.
 *
 * @param audio µ-law, null for silence and marks
 * @param length samples
 * @param mark null for what sounds
 */
record Segment(byte[] audio, int length, String mark) {

    static Segment audio(byte[] mulaw) {
        return new Segment(mulaw, mulaw.length, null);
    }

    static Segment silence(Duration length) {
        return new Segment(null, (int) Math.min(Integer.MAX_VALUE / 2, length.toMillis() * 8), null);
    }

    static Segment mark(String name) {
        return new Segment(null, 0, name);
    }
}
