package org.parley.webapp.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.webapp.TestCenter;

/** WAV files that people upload, and the shape of sounds. */
class UploadedSoundTest {

    @Test
    void telephoneSoundStaysAsItIs() {
        byte[] sound = TestCenter.sound(300, 4);
        assertThat(UploadedSound.toUlaw(WavBytes.ulaw(sound)).orElseThrow()).isEqualTo(sound);
    }

    @ParameterizedTest
    @CsvSource({"8000,1", "16000,1", "22050,2", "44100,2", "48000,1"})
    void aToneKeepsItsPitchAndLoudness(int rate, int channels) {
        byte[] ulaw =
                UploadedSound.toUlaw(WavBytes.tone(1000, rate, channels, 0.5)).orElseThrow();
        assertThat(ulaw.length).isBetween(3999, 4000);
        assertThat(strength(ulaw, 1000)).isBetween(11_000.0, 13_000.0);
        assertThat(strength(ulaw, 1500)).isLessThan(300);
    }

    @Test
    void whatATelephoneCannotCarryIsLeftOutAndDoesNotComeBackAsAnotherTone() {
        byte[] ulaw = UploadedSound.toUlaw(WavBytes.tone(6000, 48_000, 1, 0.5)).orElseThrow();
        assertThat(strength(ulaw, 2000)).isLessThan(200);
    }

    /** The amplitude of one frequency. */
    private static double strength(byte[] ulaw, double hertz) {
        double sine = 0;
        double cosine = 0;
        for (int i = 0; i < ulaw.length; i++) {
            double angle = 2 * Math.PI * hertz * i / 8000;
            sine += Ulaw.toLinear(ulaw[i]) * Math.sin(angle);
            cosine += Ulaw.toLinear(ulaw[i]) * Math.cos(angle);
        }
        return 2 * Math.hypot(sine, cosine) / ulaw.length;
    }

    @Test
    void whatIsNoSoundIsRefusedWhateverItSays() {
        assertThat(UploadedSound.toUlaw(new byte[0])).isEmpty();
        assertThat(UploadedSound.toUlaw(WavBytes.file(85, 1, 8000, 8, new byte[100])))
                .isEmpty();
        assertThat(UploadedSound.toUlaw(WavBytes.file(1, 0, 8000, 16, new byte[100])))
                .isEmpty();
        assertThat(UploadedSound.toUlaw(WavBytes.file(1, 1, 0, 16, new byte[100])))
                .isEmpty();
        assertThat(UploadedSound.toUlaw(WavBytes.ulaw(new byte[0]))).isEmpty();
        Random random = new Random(8);
        byte[] good = WavBytes.tone(500, 8000, 1, 0.05);
        for (int i = 0; i < 5000; i++) {
            byte[] broken = Arrays.copyOf(good, random.nextInt(good.length));
            for (int n = 0; n < 4 && broken.length > 0; n++) {
                broken[random.nextInt(Math.min(broken.length, 60))] = (byte) random.nextInt();
            }
            assertThat(UploadedSound.toUlaw(broken)).isNotNull();
        }
    }

    @Test
    void peaksFollowTheSound() {
        byte[] ulaw = new byte[8000];
        Arrays.fill(ulaw, Ulaw.fromLinear(0));
        Arrays.fill(ulaw, 4000, 6000, Ulaw.fromLinear(16_384));
        assertThat(Peaks.of(ulaw, 4)).containsExactly(0, 0, 51, 0);
        assertThat(Peaks.of(new byte[3], 4)).hasSize(3);
        assertThat(Peaks.of(new byte[0], 4)).isEmpty();
    }
}
