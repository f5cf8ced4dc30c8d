package org.parley.gateway.speech;

/** The height of a voice. */
final class Fundamental {
    private static final int FRAME = 320;
    private static final int LOWEST_HERTZ = 60;
    private static final int HIGHEST_HERTZ = 400;

    private Fundamental() {}

    /** In hertz, the median of the frames that are voiced: where each is most like itself a period later. */
    static double of(short[] samples, int rate) {
        int[] found = java.util.stream.IntStream.range(0, samples.length / FRAME - 2)
                .map(frame -> period(samples, frame * FRAME, rate))
                .filter(period -> period > 0)
                .sorted()
                .toArray();
        return (double) rate / found[found.length / 2];
    }

    /** 0 for a frame without one. */
    private static int period(short[] samples, int from, int rate) {
        double best = 0.6;
        int period = 0;
        for (int lag = rate / HIGHEST_HERTZ; lag <= rate / LOWEST_HERTZ && from + FRAME + lag < samples.length; lag++) {
            double together = 0;
            double here = 1e6;
            double there = 1e6;
            for (int i = from; i < from + FRAME; i++) {
                together += (double) samples[i] * samples[i + lag];
                here += (double) samples[i] * samples[i];
                there += (double) samples[i + lag] * samples[i + lag];
            }
            double alike = together / Math.sqrt(here * there);
            // Twice the period fits as well: a longer one must fit better.
            if (alike > best * (period == 0 ? 1 : 1.05)) {
                best = alike;
                period = lag;
            }
        }
        return period;
    }
}
