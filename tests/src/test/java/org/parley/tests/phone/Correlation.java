package org.parley.tests.phone;

/**
 * How alike two sounds are.
 *
 * @param match normalised cross-correlation at the best place: 1 for the same sound, near 0 for another
 * @param lag where in the longer sound the shorter one begins
 */
public record Correlation(double match, int lag) {

    /** The best place of {@code part} within {@code whole}, which may cut it at either end by half a second. */
    public static Correlation of(short[] part, short[] whole) {
        int margin = 4_000;
        int size = Integer.highestOneBit(part.length + whole.length + 2 * margin) << 1;
        double[] cross = Fourier.correlate(part, whole, margin, size);
        double[] energy = new double[whole.length + 2 * margin + 1];
        for (int i = 0; i < energy.length - 1; i++) {
            int at = i - margin;
            double sample = at >= 0 && at < whole.length ? whole[at] : 0;
            energy[i + 1] = energy[i] + sample * sample;
        }
        double own = 0;
        for (short sample : part) {
            own += (double) sample * sample;
        }
        Correlation best = new Correlation(0, 0);
        for (int at = 0; at + part.length < energy.length; at++) {
            double other = energy[at + part.length] - energy[at];
            double match = own == 0 || other < own * 1e-6 ? 0 : cross[at] / Math.sqrt(own * other);
            if (match > best.match) {
                best = new Correlation(match, at - margin);
            }
        }
        return best;
    }
}
