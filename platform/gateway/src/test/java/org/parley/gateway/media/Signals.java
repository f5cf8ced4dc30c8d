package org.parley.gateway.media;

import java.util.Random;
import org.parley.gateway.audio.G711;

/** Audio that can be told from other audio. */
public final class Signals {
    private Signals() {}

    /** A warble with a seeded melody, µ-law: unlike itself at any other offset. */
    public static byte[] speech(long seed, int samples) {
        Random random = new Random(seed);
        byte[] audio = new byte[samples];
        double phase = 0;
        double hertz = 500;
        for (int i = 0; i < samples; i++) {
            if (i % 400 == 0) {
                hertz = 300 + random.nextInt(2500);
            }
            phase += 2 * Math.PI * hertz / 8000;
            audio[i] = G711.toMulaw((short) (9000 * Math.sin(phase)));
        }
        return audio;
    }

    /** Best normalised correlation of {@code part} within {@code whole}, over offsets around {@code around}. */
    public static double correlation(byte[] part, byte[] whole, int around, int reach) {
        double best = -1;
        for (int offset = around - reach; offset <= around + reach; offset++) {
            double xy = 0;
            double xx = 0;
            double yy = 0;
            for (int i = 0; i < part.length; i++) {
                int at = i + offset;
                double x = G711.fromMulaw(part[i]);
                double y = at >= 0 && at < whole.length ? G711.fromMulaw(whole[at]) : 0;
                xy += x * y;
                xx += x * x;
                yy += y * y;
            }
            best = Math.max(best, xy / Math.sqrt(xx * yy + 1));
        }
        return best;
    }
}
