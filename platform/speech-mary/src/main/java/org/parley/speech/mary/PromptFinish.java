package org.parley.speech.mary;

import java.util.Arrays;

/**
 * Makes spoken phrases fit together: the same loudness for all, the same short silence around each, so that a number put
 * together of several files sounds like one.
 */
final class PromptFinish {
    private static final int FRAME = 80;
    private static final int AROUND = 400;
    private static final int FADE = 40;
    private static final double SPEECH_RMS = dbfs(-19);
    private static final double PEAK = dbfs(-3);
    /** A frame this far below the loudest one is silence. */
    private static final double SILENCE = Math.pow(10, -38 / 20.0);

    /** The phrase at 8 kHz, levelled and trimmed; an input without any sound comes back empty. */
    short[] apply(short[] samples) {
        double[] frames = frameLevels(samples);
        double loudest = Arrays.stream(frames).max().orElse(0);
        if (loudest == 0) {
            return new short[0];
        }
        int first = 0;
        while (frames[first] < loudest * SILENCE) {
            first++;
        }
        int last = frames.length - 1;
        while (frames[last] < loudest * SILENCE) {
            last--;
        }
        return level(
                samples, first * FRAME, Math.min(samples.length, (last + 1) * FRAME), speechLevel(frames, loudest));
    }

    private static short[] level(short[] samples, int start, int end, double rms) {
        int peak = 1;
        for (int i = start; i < end; i++) {
            peak = Math.max(peak, Math.abs(samples[i]));
        }
        double gain = Math.min(SPEECH_RMS / rms, PEAK / peak);
        short[] result = new short[end - start + 2 * AROUND];
        for (int i = 0; i < result.length; i++) {
            int at = start - AROUND + i;
            if (at >= 0 && at < samples.length) {
                double edge = Math.min(1, Math.min(i, result.length - 1 - i) / (double) FADE);
                result[i] = (short) Math.round(samples[at] * gain * edge);
            }
        }
        return result;
    }

    /** Loudness of what is spoken: the frames within 25 dB of the loudest. */
    private static double speechLevel(double[] frames, double loudest) {
        double floor = loudest * Math.pow(10, -25 / 20.0);
        return Math.sqrt(Arrays.stream(frames)
                .filter(level -> level >= floor)
                .map(level -> level * level)
                .average()
                .orElse(1));
    }

    private static double[] frameLevels(short[] samples) {
        double[] levels = new double[(samples.length + FRAME - 1) / FRAME];
        for (int f = 0; f < levels.length; f++) {
            int end = Math.min(samples.length, (f + 1) * FRAME);
            double sum = 0;
            for (int i = f * FRAME; i < end; i++) {
                sum += (double) samples[i] * samples[i];
            }
            levels[f] = Math.sqrt(sum / (end - f * FRAME));
        }
        return levels;
    }

    private static double dbfs(double db) {
        return Short.MAX_VALUE * Math.pow(10, db / 20);
    }
}
