package org.parley.tests.phone;

import java.util.Arrays;

/** A known sound to be recognised in another, at whatever place: a prompt, a message. */
public final class Template {
    private static final int LONGEST = 12_000;
    private static final int PROBE = 400;
    private static final int BIN = 8;
    private static final int MISSES = 5;
    private static final double MATCH = 0.9;

    private final short[] samples;
    private final int fullLength;
    private final int[] peaks;

    /** The first second and a half of a sound; that is enough to know it. */
    public Template(short[] whole) {
        fullLength = whole.length;
        samples = Arrays.copyOf(whole, Math.min(LONGEST, whole.length));
        peaks = peaks(samples, loudest(samples));
    }

    private static int loudest(short[] samples) {
        int loudest = 0;
        double most = 0;
        for (int at = 0; at + PROBE <= samples.length; at += 80) {
            double level = Sound.level(Arrays.copyOfRange(samples, at, at + PROBE));
            if (level > most) {
                most = level;
                loudest = at;
            }
        }
        return loudest;
    }

    /** Where the largest sample of each millisecond of the loudest part is: their signs alone tell most places apart. */
    private static int[] peaks(short[] samples, int from) {
        int[] peaks = new int[Math.min(PROBE, samples.length - from) / BIN];
        for (int bin = 0; bin < peaks.length; bin++) {
            int best = from + bin * BIN;
            for (int at = best; at < from + (bin + 1) * BIN; at++) {
                best = Math.abs(samples[at]) > Math.abs(samples[best]) ? at : best;
            }
            peaks[bin] = best;
        }
        return peaks;
    }

    int length() {
        return samples.length;
    }

    int fullLength() {
        return fullLength;
    }

    /** The first place in a window where this sound is, or -1. */
    int find(short[] window) {
        for (int at = 0; at + samples.length <= window.length; at++) {
            if (signsAgree(window, at) && match(window, at) > MATCH) {
                int best = at;
                for (int next = at + 1; next <= at + 8 && next + samples.length <= window.length; next++) {
                    best = match(window, next) > match(window, best) ? next : best;
                }
                return best;
            }
        }
        return -1;
    }

    private boolean signsAgree(short[] window, int at) {
        int misses = 0;
        for (int peak : peaks) {
            if (samples[peak] > 0 != window[at + peak] > 0 && ++misses > MISSES) {
                return false;
            }
        }
        return true;
    }

    /** Normalised correlation of this sound with a window at a place. */
    double match(short[] window, int at) {
        double both = 0;
        double own = 0;
        double other = 0;
        for (int i = 0; i < samples.length; i++) {
            double a = samples[i];
            double b = window[at + i];
            both += a * b;
            own += a * a;
            other += b * b;
        }
        return own == 0 || other == 0 ? 0 : both / Math.sqrt(own * other);
    }
}
