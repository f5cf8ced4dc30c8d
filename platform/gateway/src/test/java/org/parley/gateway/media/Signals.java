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

    /** Syllables of a voice whose pitch glides, µ-law: unlike itself at any other offset, and nothing in it above 2.6 kHz. */
    public static byte[] voice(long seed, int samples) {
        Random random = new Random(seed);
        byte[] audio = new byte[samples];
        double phase = 0;
        double pitch = 120;
        double wanted = 120;
        double loud = 0;
        double loudness = 1;
        for (int i = 0; i < samples; i++) {
            if (i % 1_200 == 0) {
                wanted = 95 + random.nextInt(100);
                loudness = 0.4 + 0.6 * random.nextDouble();
            }
            pitch += (wanted - pitch) / 2_000;
            loud += (loudness - loud) / 400;
            phase += 2 * Math.PI * pitch / 8000;
            double level = 0;
            for (int overtone = 1; overtone <= 13; overtone++) {
                level += Math.sin(overtone * phase) / overtone;
            }
            audio[i] = G711.toMulaw((short) (7_000 * loud * level));
        }
        return audio;
    }

    /** The share of one tone in the power of audio, 0 to 1. */
    public static double shareOf(int hertz, byte[] mulaw) {
        double sine = 0;
        double cosine = 0;
        double power = 1;
        double strongest = 0;
        for (int i = 0; i < mulaw.length; i++) {
            double level = G711.fromMulaw(mulaw[i]);
            sine += level * Math.sin(2 * Math.PI * hertz * i / 8000);
            cosine += level * Math.cos(2 * Math.PI * hertz * i / 8000);
            power += level * level;
            if (i % 80 == 79) {
                strongest += sine * sine + cosine * cosine;
                sine = 0;
                cosine = 0;
            }
        }
        return strongest / 40 / power;
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
