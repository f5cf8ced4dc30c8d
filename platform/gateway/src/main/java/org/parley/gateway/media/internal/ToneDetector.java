package org.parley.gateway.media.internal;

import org.parley.gateway.audio.G711;

/**
 * Finds the two tones of a key (ITU-T Q.23, Q.24) in audio by the Goertzel algorithm, in blocks of 102 samples. A key
 * counts when two blocks in a row agree and is over after two that do not.
 */
final class ToneDetector {
    private static final int BLOCK = 102;
    private static final double[] ROWS = coefficients(697, 770, 852, 941);
    private static final double[] COLUMNS = coefficients(1209, 1336, 1477, 1633);
    private static final String KEYS = "123A456B789C*0#D";
    /** Power of the weakest tone: about -32 dB below full scale. */
    private static final double LEAST = Math.pow(32768 * 0.025 * BLOCK / 2.0, 2);

    private static final double NORMAL_TWIST = 6.3;
    private static final double REVERSE_TWIST = 2.5;
    private static final double ABOVE_NEIGHBOURS = 6.3;
    private static final double SHARE_OF_ENERGY = 0.7;

    private final double[] first = new double[8];
    private final double[] second = new double[8];
    private double energy;
    private int samples;
    private char candidate;
    private char held;
    private int misses;

    /** Takes a sample; returns a key when it was just recognized, else 0. */
    char sample(byte mulaw) {
        double level = G711.fromMulaw(mulaw);
        energy += level * level;
        for (int i = 0; i < 8; i++) {
            double coefficient = i < 4 ? ROWS[i] : COLUMNS[i - 4];
            double next = level + coefficient * first[i] - second[i];
            second[i] = first[i];
            first[i] = next;
        }
        if (++samples < BLOCK) {
            return 0;
        }
        char heard = block();
        samples = 0;
        energy = 0;
        java.util.Arrays.fill(first, 0);
        java.util.Arrays.fill(second, 0);
        return judge(heard);
    }

    private char judge(char heard) {
        char pressed = 0;
        if (heard != 0 && heard == candidate && heard != held) {
            held = heard;
            pressed = heard;
        }
        misses = heard == held ? 0 : misses + 1;
        if (misses >= 2 && pressed == 0) {
            held = 0;
        }
        candidate = heard;
        return pressed;
    }

    private char block() {
        int row = strongest(0, ROWS);
        int column = strongest(4, COLUMNS);
        double low = power(row, ROWS[row]);
        double high = power(4 + column, COLUMNS[column]);
        boolean tones = low > LEAST
                && high > LEAST
                && low < high * NORMAL_TWIST
                && high < low * REVERSE_TWIST * NORMAL_TWIST
                && alone(0, ROWS, row, low)
                && alone(4, COLUMNS, column, high)
                && low + high > SHARE_OF_ENERGY * energy * BLOCK / 2;
        return tones ? KEYS.charAt(row * 4 + column) : 0;
    }

    private int strongest(int from, double[] coefficients) {
        int best = 0;
        for (int i = 1; i < 4; i++) {
            if (power(from + i, coefficients[i]) > power(from + best, coefficients[best])) {
                best = i;
            }
        }
        return best;
    }

    private boolean alone(int from, double[] coefficients, int best, double power) {
        for (int i = 0; i < 4; i++) {
            if (i != best && power(from + i, coefficients[i]) * ABOVE_NEIGHBOURS > power) {
                return false;
            }
        }
        return true;
    }

    private double power(int filter, double coefficient) {
        return first[filter] * first[filter]
                + second[filter] * second[filter]
                - coefficient * first[filter] * second[filter];
    }

    private static double[] coefficients(int... hertz) {
        double[] result = new double[hertz.length];
        for (int i = 0; i < hertz.length; i++) {
            result[i] = 2 * Math.cos(2 * Math.PI * hertz[i] / 8000);
        }
        return result;
    }
}
