package org.parley.gateway.media.internal;

import org.parley.gateway.audio.G711;

/**
 * Finds the two tones of a key (ITU-T Q.23, Q.24) in audio by the Goertzel algorithm, in windows of 102 samples, each half
 * over the one before. A key counts when four windows in a row agree, which takes more than 23 ms and less than 40, and when
 * its tones turn at their frequencies from window to window, which those of a voice do not. It is over after four that say
 * something else, so that an interruption of 10 ms is none.
 */
final class ToneDetector {
    private static final int WINDOW = 102;
    private static final int HOP = WINDOW / 2;
    private static final int[] HERTZ = {697, 770, 852, 941, 1209, 1336, 1477, 1633};
    private static final String KEYS = "123A456B789C*0#D";
    private static final int GROUP = 4;
    private static final int AGREEING = 4;
    /** Power of the weakest tone: about -32 dB below full scale. */
    private static final double LEAST = Math.pow(32768 * 0.025 * WINDOW / 2.0, 2);

    /** How much louder either tone may be than the other: 10 dB. */
    private static final double TWIST = 10;

    private static final double ABOVE_NEIGHBOURS = 4;
    private static final double SHARE_OF_ENERGY = 0.7;
    /** Between the 1.5 % that must be taken and the 3.5 % that must not. */
    private static final double OFF_FREQUENCY = 0.025;

    private static final double[] TURN = new double[HERTZ.length];
    private static final double[] COSINE = new double[HERTZ.length];
    private static final double[] SINE = new double[HERTZ.length];

    static {
        for (int i = 0; i < HERTZ.length; i++) {
            TURN[i] = 2 * Math.PI * HERTZ[i] / 8000;
            COSINE[i] = Math.cos(TURN[i]);
            SINE[i] = Math.sin(TURN[i]);
        }
    }

    private final double[] window = new double[WINDOW];
    private final double[] first = new double[HERTZ.length];
    private final double[] second = new double[HERTZ.length];
    private final double[] phase = new double[HERTZ.length];
    private int filled = HOP;
    private char candidate;
    private char held;
    private int agreeing;
    private int misses;
    private double rowOff;
    private double columnOff;

    /** Takes a sample; returns a key when it was just recognized, else 0. */
    char sample(byte mulaw) {
        window[filled++] = G711.fromMulaw(mulaw);
        if (filled < WINDOW) {
            return 0;
        }
        char heard = listen();
        System.arraycopy(window, HOP, window, 0, HOP);
        filled = HOP;
        return judge(heard);
    }

    private char judge(char heard) {
        misses = heard == held ? 0 : misses + 1;
        if (misses >= AGREEING) {
            held = 0;
        }
        boolean again = heard != 0 && heard == candidate;
        candidate = heard;
        if (heard != 0) {
            int at = KEYS.indexOf(heard);
            double row = turned(at / GROUP);
            double column = turned(GROUP + at % GROUP);
            agreeing = again ? agreeing + 1 : 1;
            rowOff = again ? rowOff + row : 0;
            columnOff = again ? columnOff + column : 0;
        }
        boolean pressed = heard != 0 && heard != held && agreeing >= AGREEING && isOnFrequency();
        held = pressed ? heard : held;
        misses = pressed ? 0 : misses;
        return pressed ? heard : 0;
    }

    /** How far a tone turned from the window before, less what its frequency has it turn; as a share of that. */
    private double turned(int filter) {
        double now = Math.atan2(second[filter] * SINE[filter], first[filter] - second[filter] * COSINE[filter]);
        double expected = TURN[filter] * HOP;
        double off = Math.IEEEremainder(now - phase[filter] - expected, 2 * Math.PI) / expected;
        phase[filter] = now;
        return off;
    }

    private boolean isOnFrequency() {
        double turns = agreeing - 1.0;
        return Math.abs(rowOff / turns) <= OFF_FREQUENCY && Math.abs(columnOff / turns) <= OFF_FREQUENCY;
    }

    /** The key whose tones fill the window, 0 for none. */
    private char listen() {
        double energy = 0;
        for (double level : window) {
            energy += level * level;
        }
        if (energy < LEAST / WINDOW) {
            return 0;
        }
        for (int i = 0; i < HERTZ.length; i++) {
            filter(i);
        }
        int row = strongest(0);
        int column = strongest(GROUP);
        double low = power(row);
        double high = power(column);
        boolean tones = low > LEAST
                && high > LEAST
                && low < high * TWIST
                && high < low * TWIST
                && alone(row)
                && alone(column)
                && low + high > SHARE_OF_ENERGY * energy * WINDOW / 2;
        return tones ? KEYS.charAt(row * GROUP + column - GROUP) : 0;
    }

    private void filter(int filter) {
        double coefficient = 2 * COSINE[filter];
        double one = 0;
        double two = 0;
        for (double level : window) {
            double next = level + coefficient * one - two;
            two = one;
            one = next;
        }
        first[filter] = one;
        second[filter] = two;
    }

    private int strongest(int from) {
        int best = from;
        for (int i = from + 1; i < from + GROUP; i++) {
            best = power(i) > power(best) ? i : best;
        }
        return best;
    }

    private boolean alone(int best) {
        int from = best / GROUP * GROUP;
        for (int i = from; i < from + GROUP; i++) {
            if (i != best && power(i) * ABOVE_NEIGHBOURS > power(best)) {
                return false;
            }
        }
        return true;
    }

    private double power(int filter) {
        double one = first[filter];
        double two = second[filter];
        return one * one + two * two - 2 * COSINE[filter] * one * two;
    }
}
