package org.parley.speech.mary;

/** Brings a wide-band voice to the telephone's 8 kHz without folding its upper band into the lower. */
final class Resampler {
    private static final double CUTOFF_HZ = 3_600;

    private final int step;
    private final double[] lowPass;

    /**
     * A resampler to 8 kHz.
     *
     * @param rate of its input, a multiple of 8,000
     */
    Resampler(int rate) {
        if (rate <= 0 || rate % 8_000 != 0) {
            throw new IllegalArgumentException(rate + " Hz is not a multiple of 8,000");
        }
        step = rate / 8_000;
        lowPass = lowPass(64 * step + 1, CUTOFF_HZ / rate);
    }

    /** The same sound at 8 kHz, in time with the input. */
    short[] apply(short[] wide) {
        short[] narrow = new short[wide.length / step];
        int middle = lowPass.length / 2;
        for (int n = 0; n < narrow.length; n++) {
            double sum = 0;
            for (int k = 0; k < lowPass.length; k++) {
                int at = step * n + k - middle;
                if (at >= 0 && at < wide.length) {
                    sum += lowPass[k] * wide[at];
                }
            }
            narrow[n] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sum)));
        }
        return narrow;
    }

    /** A sinc under a Blackman window, of unit gain at 0 Hz; {@code edge} is a share of the sampling rate. */
    private static double[] lowPass(int length, double edge) {
        double[] taps = new double[length];
        double sum = 0;
        for (int k = 0; k < length; k++) {
            int from = k - length / 2;
            double sinc = from == 0 ? 2 * edge : Math.sin(2 * Math.PI * edge * from) / (Math.PI * from);
            double turn = 2 * Math.PI * k / (length - 1);
            taps[k] = sinc * (0.42 - 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn));
            sum += taps[k];
        }
        for (int k = 0; k < length; k++) {
            taps[k] /= sum;
        }
        return taps;
    }
}
