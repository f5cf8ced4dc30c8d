package org.parley.gateway.media.internal;

import java.util.function.Consumer;

/** The way of a caller's audio from a media thread to the tone worker, for calls without telephone-event. */
final class InBandTap {
    private static final int RING = 1 << 13;

    private final byte[] ring = new byte[RING];
    private final ToneDetector detector = new ToneDetector();
    private final Consumer<Character> pressed;
    private volatile long written;
    private volatile long read;

    /** @param pressed called on the tone worker */
    InBandTap(Consumer<Character> pressed) {
        this.pressed = pressed;
    }

    /** Media thread. What finds the ring full is left out. */
    void audio(byte[] mulaw, int size) {
        long at = written;
        if (at + size - read > RING) {
            return;
        }
        for (int i = 0; i < size; i++) {
            ring[(int) (at++ & RING - 1)] = mulaw[i];
        }
        written = at;
    }

    /** Tone worker. */
    void detect() {
        long end = written;
        for (long at = read; at < end; at++) {
            char key = detector.sample(ring[(int) (at & RING - 1)]);
            if (key != 0) {
                pressed.accept(key);
            }
        }
        read = end;
    }
}
