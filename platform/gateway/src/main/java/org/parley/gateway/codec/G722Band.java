package org.parley.gateway.codec;

/**
 * What both ends of a sub-band of G.722 compute alike: the scale of the quantizer and the predictor of two poles and six
 * zeros. Names of the steps are those of ITU-T G.722 §3.6 and §6.2.
 */
final class G722Band {
    private static final int LEAKAGE = 32_640;
    private static final int[] SCALE = {
        2048, 2093, 2139, 2186, 2233, 2282, 2332, 2383, 2435, 2489, 2543, 2599, 2656, 2714, 2774, 2834,
        2896, 2960, 3025, 3091, 3158, 3228, 3298, 3371, 3444, 3520, 3597, 3676, 3756, 3838, 3922, 4008
    };

    private final int logLimit;
    private final int shift;
    private final int[] differences = new int[7];
    private final int[] zeros = new int[7];
    private int logScale;
    private int scale;
    private int pole1;
    private int pole2;
    private int rebuilt1;
    private int rebuilt2;
    private int partial1;
    private int partial2;
    private int zeroPart;
    private int predicted;

    private G722Band(int scale, int logLimit, int shift) {
        this.scale = scale;
        this.logLimit = logLimit;
        this.shift = shift;
    }

    static G722Band lower() {
        return new G722Band(32, 18_432, 8);
    }

    static G722Band higher() {
        return new G722Band(8, 22_528, 10);
    }

    int predicted() {
        return predicted;
    }

    /** The difference that a level of the quantizer stands for now (INVQ). */
    int difference(int level) {
        return scale * level >> 15;
    }

    /** A border between two steps of the quantizer now (QUANT). */
    int border(int level) {
        return scale * level >> 12;
    }

    /** Takes the difference of this sample into account, and how the scale is to grow (LOGSC, SCALE, then the predictor). */
    void adapt(int difference, int growth) {
        logScale = Math.max(0, Math.min(logLimit, (logScale * 127 >> 7) + growth));
        int exponent = shift - (logScale >> 11);
        int mantissa = SCALE[logScale >> 6 & 31];
        scale = (exponent < 0 ? mantissa << -exponent : mantissa >> exponent) << 2;
        predict(difference);
    }

    private void predict(int difference) {
        int rebuilt = limited(predicted + difference);
        int partial = limited(zeroPart + difference);
        moveSecondPole(partial);
        moveFirstPole(partial);
        moveZeros(difference);
        rebuilt2 = rebuilt1;
        rebuilt1 = rebuilt;
        partial2 = partial1;
        partial1 = partial;
        int poles = limited((pole1 * limited(2 * rebuilt1) >> 15) + (pole2 * limited(2 * rebuilt2) >> 15));
        int sum = 0;
        for (int i = 6; i > 0; i--) {
            sum += zeros[i] * limited(2 * differences[i]) >> 15;
        }
        zeroPart = limited(sum);
        predicted = limited(poles + zeroPart);
    }

    /** UPPOL2. */
    private void moveSecondPole(int partial) {
        int step = limited(pole1 << 2);
        int towards = partial < 0 == partial1 < 0 ? Math.min(-step, Short.MAX_VALUE) : step;
        int next = (partial < 0 == partial2 < 0 ? 128 : -128) + (towards >> 7) + (pole2 * 32_512 >> 15);
        pole2 = Math.max(-12_288, Math.min(12_288, next));
    }

    /** UPPOL1. */
    private void moveFirstPole(int partial) {
        int next = limited((partial < 0 == partial1 < 0 ? 192 : -192) + (pole1 * LEAKAGE >> 15));
        int most = limited(15_360 - pole2);
        pole1 = Math.max(-most, Math.min(most, next));
    }

    /** UPZERO, and the delay line of the differences. */
    private void moveZeros(int difference) {
        int step = difference == 0 ? 0 : 128;
        differences[0] = difference;
        for (int i = 6; i > 0; i--) {
            int towards = differences[i] < 0 == difference < 0 ? step : -step;
            zeros[i] = limited(towards + (zeros[i] * LEAKAGE >> 15));
        }
        System.arraycopy(differences, 0, differences, 1, 6);
    }

    static int limited(int value) {
        return Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
    }
}
