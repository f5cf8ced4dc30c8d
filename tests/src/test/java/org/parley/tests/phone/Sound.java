package org.parley.tests.phone;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** Sounds as 8 kHz 16-bit samples: read, made, measured. */
public final class Sound {
    /** 20 ms. */
    public static final int FRAME = 160;

    private static final double LOUD = 150;
    private static final AudioFormat PCM = new AudioFormat(8_000, 16, 1, true, false);

    private Sound() {}

    /** A WAV file of any coding that Java knows; must be 8 kHz mono. */
    public static short[] wav(Path file) throws IOException {
        return wav(java.nio.file.Files.readAllBytes(file));
    }

    /** The same from memory. */
    public static short[] wav(byte[] bytes) throws IOException {
        try (AudioInputStream coded = AudioSystem.getAudioInputStream(new ByteArrayInputStream(bytes))) {
            if (coded.getFormat().getSampleRate() != 8_000 || coded.getFormat().getChannels() != 1) {
                throw new IOException("Not 8 kHz mono: " + coded.getFormat());
            }
            byte[] pcm = AudioSystem.getAudioInputStream(PCM, coded).readAllBytes();
            short[] samples = new short[pcm.length / 2];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (short) (pcm[2 * i] & 0xff | pcm[2 * i + 1] << 8);
            }
            return samples;
        } catch (UnsupportedAudioFileException e) {
            throw new IOException("Not a WAV file", e);
        }
    }

    /**
     * Something like speech that no other seed makes: syllables of 120–280 ms, each a chord with its own pitch, vowel and
     * loudness, and no pause in between long enough to be taken for silence.
     */
    public static short[] speech(long seed, double seconds) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        short[] samples = new short[(int) (8_000 * seconds)];
        int at = 0;
        while (at < samples.length) {
            int length = Math.min(samples.length - at, 960 + random.nextInt(1_280));
            double pitch = 2 * Math.PI * (110 + random.nextInt(140)) / 8_000;
            double vowel = 300 + random.nextInt(2_200);
            double loud = 4_000 + random.nextInt(7_000);
            for (int i = 0; i < length; i++) {
                double value = 0;
                double weights = 0;
                for (int partial = 1; partial * pitch < 2.7; partial++) {
                    double away = (partial * pitch * 8_000 / (2 * Math.PI) - vowel) / 350;
                    double weight = 1 / (1 + away * away);
                    value += weight * Math.sin(partial * pitch * i + partial * partial);
                    weights += weight;
                }
                double envelope = Math.min(1, Math.min(i, length - 1 - i) / 120.0);
                samples[at + i] = (short) (loud * 1.6 * (0.15 + 0.85 * envelope) * value / weights);
            }
            at += length;
        }
        return samples;
    }

    /** Root mean square. */
    public static double level(short[] samples) {
        double power = 0;
        for (short sample : samples) {
            power += (double) sample * sample;
        }
        return samples.length == 0 ? 0 : Math.sqrt(power / samples.length);
    }

    static boolean isLoud(short[] samples) {
        return level(samples) > LOUD;
    }

    /** Whether 95 % of the power of these samples is in one frequency: what a beep is and speech is not. */
    static boolean isTone(short[] samples) {
        double total = 0;
        for (short sample : samples) {
            total += (double) sample * sample;
        }
        if (Math.sqrt(total / samples.length) < 500) {
            return false;
        }
        double best = 0;
        for (int hertz = 350; hertz <= 2_000; hertz += 25) {
            best = Math.max(best, power(samples, hertz));
        }
        return best * 2 / samples.length > 0.95 * total;
    }

    /** Power of one frequency among these samples, as a sum (Goertzel's formula). */
    static double power(short[] samples, double hertz) {
        double re = 0;
        double im = 0;
        for (int i = 0; i < samples.length; i++) {
            double phase = 2 * Math.PI * hertz * i / 8_000;
            re += samples[i] * Math.cos(phase);
            im += samples[i] * Math.sin(phase);
        }
        return re * re + im * im;
    }
}
