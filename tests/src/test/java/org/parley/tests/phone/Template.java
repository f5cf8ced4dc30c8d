package org.parley.tests.phone;

import java.util.Arrays;

/** A known sound to be recognised in another, at whatever place: a prompt, a message. */
public final class Template {
    private static final int LONGEST = 12_000;
    private static final int PROBE = 400;
    private static final double PROBE_MATCH = 0.6;
    private static final double MATCH = 0.9;

    private final short[] samples;
    private final int fullLength;
    private final int probe;

    /** The first second and a half of a sound; that is enough to know it. */
    public Template(short[] whole) {
        fullLength = whole.length;
        samples = Arrays.copyOf(whole, Math.min(LONGEST, whole.length));
        int loudest = 0;
        double most = 0;
        for (int at = 0; at + PROBE <= samples.length; at += 80) {
            double level = Sound.level(Arrays.copyOfRange(samples, at, at + PROBE));
            if (level > most) {
                most = level;
                loudest = at;
            }
        }
        probe = loudest;
    }

    int length() {
        return samples.length;
    }

    int fullLength() {
        return fullLength;
    }

    /** The first place in a window where this sound is, or -1. */
    int find(short[] window) {
        int probed = Math.min(PROBE, samples.length);
        for (int at = 0; at + samples.length <= window.length; at++) {
            if (match(window, at + probe, probe, probed) > PROBE_MATCH && match(window, at) > MATCH) {
                int best = at;
                for (int next = at + 1; next <= at + 8 && next + samples.length <= window.length; next++) {
                    best = match(window, next) > match(window, best) ? next : best;
                }
                return best;
            }
        }
        return -1;
    }

    /** Normalised correlation of this sound with a window at a place. */
    double match(short[] window, int at) {
        return match(window, at, 0, samples.length);
    }

    private double match(short[] window, int at, int from, int count) {
        double both = 0;
        double own = 0;
        double other = 0;
        for (int i = 0; i < count; i++) {
            double a = samples[from + i];
            double b = window[at + i];
            both += a * b;
            own += a * a;
            other += b * b;
        }
        return own == 0 || other == 0 ? 0 : both / Math.sqrt(own * other);
    }
}
