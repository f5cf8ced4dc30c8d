package org.parley.webapp.audio;

/** Brings sound to another rate by a windowed sinc, which also keeps out what the lower rate cannot carry. */
final class Resampling {
    private static final int ZEROS = 16;

    private Resampling() {}

    /** @param from and {@code to}: rates in Hz */
    static float[] of(float[] samples, int from, int to) {
        double step = (double) from / to;
        double cutoff = Math.min(1, (double) to / from) * 0.95;
        int reach = (int) Math.ceil(ZEROS / cutoff);
        float[] out = new float[(int) ((long) samples.length * to / from)];
        for (int i = 0; i < out.length; i++) {
            double center = i * step;
            int first = (int) Math.floor(center) - reach + 1;
            double sum = 0;
            for (int k = first; k < first + 2 * reach; k++) {
                if (k >= 0 && k < samples.length) {
                    sum += samples[k] * kernel(center - k, cutoff, reach);
                }
            }
            out[i] = (float) sum;
        }
        return out;
    }

    /** A sinc under a Hann window. */
    private static double kernel(double x, double cutoff, int reach) {
        if (Math.abs(x) >= reach) {
            return 0;
        }
        double window = 0.5 + 0.5 * Math.cos(Math.PI * x / reach);
        double angle = Math.PI * cutoff * x;
        return window * cutoff * (angle == 0 ? 1 : Math.sin(angle) / angle);
    }
}
