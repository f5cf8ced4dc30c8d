package org.parley.gateway.media.internal;

import org.parley.gateway.audio.G711;

/**
 * Finds by energy when a caller speaks: a frame counts as speech when it is well above the noise that was last heard.
 * Speech starts with the second such frame in a row and ends after 200 ms without one.
 */
final class SpeechActivity {
    static final long HANGOVER_NANOS = 200_000_000L;
    private static final int[] SQUARES = squares();
    /** Mean squares of a 16-bit scale: about -48 and -32 dB below full scale. */
    private static final double LOWEST_THRESHOLD = square(-48);

    private static final double HIGHEST_THRESHOLD = square(-32);
    private static final double ABOVE_NOISE = 16;

    /** Softer than that nothing is heard on a telephone. */
    private static final double AUDIBLE = square(-54);

    private double energy;
    private double noise = LOWEST_THRESHOLD / ABOVE_NOISE;
    private int loudFrames;
    private boolean speaking;
    private long lastLoudAt;

    /** Takes a frame of µ-law; true when speech has just begun. */
    boolean began(byte[] frame, int length, long now) {
        if (length == 0) {
            return false;
        }
        long sum = 0;
        for (int i = 0; i < length; i++) {
            sum += SQUARES[frame[i] & 0xFF];
        }
        energy = (double) sum / length;
        double threshold = Math.min(HIGHEST_THRESHOLD, Math.max(LOWEST_THRESHOLD, noise * ABOVE_NOISE));
        if (energy < threshold) {
            noise += (energy - noise) / 16;
            loudFrames = 0;
            return false;
        }
        lastLoudAt = now;
        if (!speaking && ++loudFrames >= 2) {
            speaking = true;
            return true;
        }
        return false;
    }

    /** Whether anything can be heard in the newest frame, be it speech or noise. */
    boolean isAudible() {
        return energy >= AUDIBLE;
    }

    /** True when speech has just ended, which was at {@link #lastLoudAt}. */
    boolean ended(long now) {
        if (speaking && now - lastLoudAt > HANGOVER_NANOS) {
            speaking = false;
            loudFrames = 0;
            return true;
        }
        return false;
    }

    long lastLoudAt() {
        return lastLoudAt;
    }

    private static double square(double decibels) {
        return 32768.0 * 32768.0 * Math.pow(10, decibels / 10);
    }

    private static int[] squares() {
        int[] table = new int[256];
        for (int code = 0; code < 256; code++) {
            int level = G711.fromMulaw((byte) code);
            table[code] = level * level;
        }
        return table;
    }
}
