package org.parley.gateway.media.internal;

import java.time.Duration;
import org.parley.gateway.speech.SpokenAudio;

/**
 * A piece of a queue that is ready to play.
 *
 * @param audio µ-law, null for silence, marks and live
 * @param samples its length; 0 for live
 * @param mark null for what sounds
 * @param live words that may still be being spoken, else null
 */
record Segment(byte[] audio, int samples, String mark, SpokenAudio live) {
    /** What is at hand of live words before they begin, so that the next packets may come late. */
    private static final int AHEAD = 480;

    static Segment audio(byte[] mulaw) {
        return new Segment(mulaw, mulaw.length, null, null);
    }

    static Segment silence(Duration length) {
        return new Segment(null, (int) Math.min(Integer.MAX_VALUE / 2, length.toMillis() * 8), null, null);
    }

    static Segment mark(String name) {
        return new Segment(null, 0, name, null);
    }

    static Segment live(SpokenAudio words) {
        return new Segment(null, 0, null, words);
    }

    /** Whether it takes any time to play. */
    boolean sounds() {
        return live == null ? samples > 0 : !live.isFinished() || live.length() > 0;
    }

    /** Whether more may come behind what is at hand. To be asked before {@link #length()}. */
    boolean grows() {
        return live != null && !live.isFinished();
    }

    /** Samples at hand. */
    int length() {
        return live == null ? samples : live.length();
    }

    /** Whether growing words can begin to be heard. */
    boolean mayBegin(int atHand) {
        return atHand >= AHEAD;
    }

    /** µ-law of what is at hand, null for silence. To be asked for after {@link #length()}. */
    byte[] mulaw() {
        return live == null ? audio : live.bytes();
    }

    /** It will not be heard to its end. */
    void abandon() {
        if (live != null) {
            live.abandon();
        }
    }
}
