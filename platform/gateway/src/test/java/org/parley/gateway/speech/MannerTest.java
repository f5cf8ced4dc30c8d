package org.parley.gateway.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.browser.platform.Delivery;
import org.parley.browser.platform.Playable;
import org.parley.browser.platform.SystemClock;
import org.parley.gateway.audio.G711;

/** What SSML asks for is measured in what espeak-ng says. */
class MannerTest {
    private static final String TEXT = "Please leave a message after the tone, and then hang up.";

    /** A busy machine may take its time. */
    private static final SpeechSettings PATIENT =
            new SpeechSettings(SpeechSettings.DEFAULT.order(), Duration.ofSeconds(10), Duration.ZERO);

    @TempDir
    Path data;

    private Speech speech;

    @BeforeEach
    void isInstalled() {
        List<SpeechEngine> espeak = CommandEngine.installed().stream()
                .filter(engine -> engine.name().equals("espeak-ng"))
                .toList();
        assumeTrue(!espeak.isEmpty(), "espeak-ng is not installed");
        speech = new Speech(espeak, new SpeechCache(data), Optional.empty(), PATIENT, new SystemClock());
    }

    private short[] say(double rate, double volume, double pitch, String voice) {
        Delivery delivery = new Delivery(rate, volume, pitch, voice, Map.of());
        byte[] mulaw =
                speech.speak(new Playable.Speech(TEXT, "en-US", delivery)).whole();
        short[] samples = new short[mulaw.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = G711.fromMulaw(mulaw[i]);
        }
        return samples;
    }

    private static double height(short[] samples) {
        return Fundamental.of(samples, 8_000);
    }

    private static double loudness(short[] samples) {
        double sum = 0;
        for (short sample : samples) {
            sum += (double) sample * sample;
        }
        return Math.sqrt(sum / samples.length);
    }

    @Test
    void fasterIsShorterAndSlowerIsLonger() {
        double usual = say(1, 1, 1, "").length;
        assertThat(say(1.25, 1, 1, "").length / usual).isBetween(0.7, 0.9);
        assertThat(say(0.75, 1, 1, "").length / usual).isBetween(1.2, 1.5);
    }

    @Test
    void softHasHalfOfTheAmplitude() {
        double usual = loudness(say(1, 1, 1, ""));
        assertThat(loudness(say(1, 0.5, 1, ""))).isCloseTo(usual / 2, withinPercentage(5));
        assertThat(loudness(say(1, 1.5, 1, ""))).isBetween(usual * 1.2, usual * 1.55);
        assertThat(loudness(say(1, 0, 1, ""))).isZero();
    }

    @Test
    void pitchMovesTheFundamental() {
        double usual = height(say(1, 1, 1, ""));
        assertThat(height(say(1, 1, 1.25, ""))).isBetween(usual * 1.1, usual * 1.5);
        assertThat(height(say(1, 1, 0.8, ""))).isBetween(usual * 0.6, usual * 0.92);
    }

    @Test
    void aWomanSpeaksHigherThanAMan() {
        double man = height(say(1, 1, 1, "male"));
        double woman = height(say(1, 1, 1, "female"));
        assertThat(woman).isGreaterThan(man * 1.3);
        assertThat(height(say(1, 1, 1, "unknown female2"))).isGreaterThan(man * 1.3);
    }

    @Test
    void namesThatTheProgramDoesNotListGoNowhere() throws IOException {
        Manner strange = new Manner(1, 1, "../../../etc/passwd f2;id --version");
        SpeechEngine espeak = CommandEngine.installed().get(0);
        assertThat(espeak.hasVoice(strange)).isFalse();
        assertThat(espeak.synthesize(new Words("one", "en-US", strange)).samples())
                .isNotEmpty();
    }
}
