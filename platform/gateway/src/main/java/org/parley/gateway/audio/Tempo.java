package org.parley.gateway.audio;

/**
 * Makes speech faster or slower at the same height: it is cut into pieces that overlap, and each is taken from where it fits
 * best onto the one before (waveform similarity overlap-add).
 */
public final class Tempo {
    private static final double OVERLAP_SECONDS = 0.015;
    private static final double SEARCH_SECONDS = 0.008;
    private static final double SLOWEST = 0.3;
    private static final double FASTEST = 4;

    private final short[] samples;
    private final int overlap;
    private final int search;

    private Tempo(short[] samples, int rate) {
        this.samples = samples;
        this.overlap = (int) (rate * OVERLAP_SECONDS);
        this.search = (int) (rate * SEARCH_SECONDS);
    }

    /**
     * The same words in another time; the array itself at a speed of 1.
     *
     * @param rate samples per second
     * @param speed 2 takes half of the time; bounded to 0.3 to 4
     */
    public static short[] of(short[] samples, int rate, double speed) {
        double bounded = Math.max(SLOWEST, Math.min(FASTEST, speed));
        return bounded == 1 ? samples : new Tempo(samples, rate).at(bounded);
    }

    private short[] at(double speed) {
        short[] result = new short[(int) (samples.length / speed)];
        int from = 0;
        for (int at = 0; at < result.length; at += overlap) {
            // What would follow the last piece is faded out under what is wanted here.
            int wanted = (int) (at * speed);
            int next = at == 0 ? 0 : best(from, wanted);
            for (int i = 0; i < overlap && at + i < result.length; i++) {
                double share = at == 0 ? 1 : (double) i / overlap;
                result[at + i] = (short) Math.round(sample(next + i) * share + sample(from + i) * (1 - share));
            }
            from = next + overlap;
        }
        return result;
    }

    /** Of the places around one that is wanted, the one that goes on most as the audio does from here. */
    private int best(int from, int wanted) {
        int best = wanted;
        double most = Double.NEGATIVE_INFINITY;
        for (int place = wanted - search; place <= wanted + search; place++) {
            double alike = 0;
            double power = 1;
            for (int i = 0; i < overlap; i += 2) {
                alike += (double) sample(from + i) * sample(place + i);
                power += (double) sample(place + i) * sample(place + i);
            }
            double fit = alike / Math.sqrt(power);
            if (fit > most) {
                most = fit;
                best = place;
            }
        }
        return best;
    }

    private int sample(int at) {
        return at >= 0 && at < samples.length ? samples[at] : 0;
    }
}
