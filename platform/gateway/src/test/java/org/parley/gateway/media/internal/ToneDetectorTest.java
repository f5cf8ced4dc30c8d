package org.parley.gateway.media.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.gateway.Proves;
import org.parley.gateway.audio.G711;
import org.parley.gateway.audio.WaveFile;

/** What a receiver of keys must find, and what it must not (ITU-T Q.24, with the figures of its annex for North America). */
class ToneDetectorTest {
    private static final String KEYS = "123A456B789C*0#D";
    private static final int[] ROWS = {697, 770, 852, 941};
    private static final int[] COLUMNS = {1209, 1336, 1477, 1633};
    private static final Path PROMPTS = Path.of("../../prompts");

    private final ToneDetector detector = new ToneDetector();
    private final Random random = new Random(5);

    /** Peak of a sine of a level, in dBm0: full scale is 3.17. */
    private static double peak(double dbm0) {
        return 32_124 * Math.pow(10, (dbm0 - 3.17) / 20);
    }

    private String hears(double[] samples) {
        StringBuilder keys = new StringBuilder();
        for (double sample : samples) {
            double noisy = Math.max(-32_767, Math.min(32_767, sample));
            char key = detector.sample(G711.toMulaw((short) noisy));
            if (key != 0) {
                keys.append(key);
            }
        }
        return keys.toString();
    }

    /** All keys, each at another place of the detector's blocks. */
    private double[] keys(double low, double high, double lowOff, double highOff, int tone, int pause) {
        double[] all = new double[KEYS.length() * (tone + pause + 7)];
        for (int key = 0; key < KEYS.length(); key++) {
            double row = 2 * Math.PI * ROWS[key / 4] * (1 + lowOff) / 8000;
            double column = 2 * Math.PI * COLUMNS[key % 4] * (1 + highOff) / 8000;
            int from = key * (tone + pause + 7);
            for (int i = 0; i < tone; i++) {
                all[from + i] = peak(low) * Math.sin(row * i) + peak(high) * Math.sin(column * i + 1);
            }
        }
        return all;
    }

    @ParameterizedTest(name = "{0} and {1} dBm0, {2} and {3} of the frequency, {4} ms and {5} ms")
    @CsvSource({
        "-9, -7, 0, 0, 100, 100",
        "-9, -9, 0.015, -0.015, 45, 45",
        "-9, -9, -0.015, 0.015, 45, 45",
        "-9, -9, 0.015, 0.015, 45, 45",
        "-9, -9, -0.015, -0.015, 45, 45",
        "-12, -4.5, 0, 0, 45, 45",
        "-12, -8.2, 0.01, 0.01, 45, 45",
        "-6, -13.8, 0, 0, 45, 45",
        "-6, -13.8, -0.01, 0.01, 45, 45",
        "-2, -1, 0, 0, 45, 45",
        "-25, -25, 0, 0, 45, 45",
        "-25, -25, 0.01, -0.01, 50, 50"
    })
    @Proves("tone-keys")
    void allKeysAreFound(double low, double high, double lowOff, double highOff, int tone, int pause) {
        assertThat(hears(keys(low, high, lowOff, highOff, tone * 8, pause * 8))).isEqualTo(KEYS);
    }

    @Test
    void keysAreFoundOverNoise() {
        double[] keys = keys(-12, -12, 0.005, -0.005, 400, 400);
        for (int i = 0; i < keys.length; i++) {
            keys[i] += peak(-12 - 23) * random.nextGaussian();
        }
        assertThat(hears(keys)).isEqualTo(KEYS);
    }

    @Test
    void aKeyHeldForLongIsOne() {
        double[] keys = keys(-9, -7, 0, 0, 16_000, 800);
        assertThat(hears(keys)).isEqualTo(KEYS);
    }

    @Test
    void anInterruptionOfTenMillisecondsIsNoSecondKey() {
        double[] keys = keys(-9, -7, 0, 0, 1_600, 800);
        for (int key = 0; key < 16; key++) {
            for (int i = 0; i < 80; i++) {
                keys[key * 2_407 + 700 + i] = 0;
            }
        }
        assertThat(hears(keys)).isEqualTo(KEYS);
    }

    @ParameterizedTest(name = "{0} and {1} dBm0, {2} and {3} of the frequency, {4} ms")
    @CsvSource({
        "-9, -9, 0.04, 0, 60",
        "-9, -9, 0, 0.035, 60",
        "-9, -9, -0.04, -0.04, 60",
        "-55, -55, 0, 0, 60",
        "-9, -30, 0, 0, 60",
        "-30, -9, 0, 0, 60",
        "-9, -9, 0, 0, 20"
    })
    void whatIsNoKeyIsNotFound(double low, double high, double lowOff, double highOff, int tone) {
        assertThat(hears(keys(low, high, lowOff, highOff, tone * 8, 400))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "es-US"})
    @Proves("tone-keys")
    void minutesOfOurOwnPromptsAreNoKeys(String language) throws IOException {
        int samples = 0;
        StringBuilder found = new StringBuilder();
        for (Path file : files(language)) {
            byte[] mulaw = WaveFile.read(Files.readAllBytes(file)).telephony();
            samples += mulaw.length;
            for (double loudness : new double[] {1, 0.3}) {
                double[] audio = new double[mulaw.length];
                for (int i = 0; i < audio.length; i++) {
                    audio[i] = loudness * G711.fromMulaw(mulaw[i]);
                }
                String keys = hears(audio);
                if (!keys.isEmpty()) {
                    found.append(PROMPTS.relativize(file))
                            .append(' ')
                            .append(keys)
                            .append('\n');
                }
            }
        }
        assertThat(samples / 8_000).as("seconds of " + language).isGreaterThan(180);
        assertThat(found.toString()).isEmpty();
    }

    private static List<Path> files(String language) throws IOException {
        try (Stream<Path> files = Files.walk(PROMPTS.resolve(language))) {
            return files.filter(file -> file.toString().endsWith(".wav"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theMusicOfConferencesIsNoKey() throws IOException {
        byte[] mulaw = WaveFile.read(Files.readAllBytes(PROMPTS.resolve("music/alone.wav")))
                .telephony();
        double[] audio = new double[mulaw.length];
        for (int i = 0; i < audio.length; i++) {
            audio[i] = G711.fromMulaw(mulaw[i]);
        }
        assertThat(hears(audio)).isEmpty();
    }

    @Test
    void noiseIsNoKey() {
        double[] noise = new double[8_000 * 60];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = 4_000 * random.nextGaussian();
        }
        assertThat(hears(noise)).as("white").isEmpty();
        for (int i = 1; i < noise.length; i++) {
            noise[i] = 0.9 * noise[i - 1] + noise[i] / 3;
        }
        assertThat(hears(noise)).as("as of a car").isEmpty();
    }

    /** Chords of a well-tempered scale, each note with overtones: now and then close to the tones of a key. */
    @Test
    void chordsAreNoKeys() {
        double[] music = new double[8_000 * 120];
        int beat = 1_600;
        for (int chord = 0; chord * beat < music.length; chord++) {
            for (int voice = 0; voice < 3; voice++) {
                double hertz = 110 * Math.pow(2, random.nextInt(40) / 12.0);
                for (int i = 0; i < beat; i++) {
                    for (int overtone = 1; overtone <= 4 && overtone * hertz < 3_800; overtone++) {
                        music[chord * beat + i] += 3_000.0
                                / overtone
                                * Math.exp(-i / 1_200.0)
                                * Math.sin(2 * Math.PI * overtone * hertz * i / 8000);
                    }
                }
            }
        }
        assertThat(hears(music)).isEmpty();
    }

    @Test
    void singleTonesAndTheTonesOfNetworksAreNoKeys() {
        double[][] tones = {
            {350, 440},
            {440, 480},
            {480, 620},
            {425},
            {1_000},
            {1_100},
            {2_100},
            {697},
            {1_209},
            {697, 770},
            {941, 1_000}
        };
        for (double[] hertz : tones) {
            double[] tone = new double[4_000];
            for (int i = 0; i < tone.length; i++) {
                for (double one : hertz) {
                    tone[i] += 6_000 * Math.sin(2 * Math.PI * one * i / 8000);
                }
            }
            assertThat(hears(tone)).as("%s", (Object) hertz).isEmpty();
        }
    }
}
