package org.parley.browser.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;

/** Against the JDK's own sound library, which companding and files must agree with. */
class WaveTest {
    private static final AudioFormat PCM = new AudioFormat(8000, 16, 1, true, false);
    private static final AudioFormat MULAW = new AudioFormat(AudioFormat.Encoding.ULAW, 8000, 8, 1, 1, 8000, false);
    private static final AudioFormat ALAW = new AudioFormat(AudioFormat.Encoding.ALAW, 8000, 8, 1, 1, 8000, false);

    private static byte[] file(AudioFormat format, byte[] data) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AudioInputStream in =
                new AudioInputStream(new ByteArrayInputStream(data), format, data.length / format.getFrameSize());
        AudioSystem.write(in, AudioFileFormat.Type.WAVE, out);
        return out.toByteArray();
    }

    /** Every 16-bit sample. */
    private static byte[] ramp() {
        byte[] pcm = new byte[2 * 65_536];
        for (int i = 0; i < 65_536; i++) {
            pcm[2 * i] = (byte) (i - 32_768);
            pcm[2 * i + 1] = (byte) ((i - 32_768) >> 8);
        }
        return pcm;
    }

    @Test
    void pcmBecomesMulawWithinOneStepOfCompanding() throws Exception {
        byte[] mulaw = Wave.read(file(PCM, ramp())).toMulaw();
        assertThat(mulaw).hasSize(65_536);
        for (int i = 0; i < mulaw.length; i++) {
            int sample = i - 32_768;
            int step = Math.max(8, Math.abs(sample) / 16);
            assertThat(Math.abs(Mulaw.decode(mulaw[i]) - sample))
                    .as("sample %d", sample)
                    .isLessThanOrEqualTo(step);
        }
    }

    @Test
    void everyMulawValueSurvives() {
        for (int code = 0; code < 256; code++) {
            if (code != 0x7F) { // negative zero comes back as zero
                assertThat(Mulaw.encode(Mulaw.decode((byte) code))).isEqualTo((byte) code);
            }
        }
    }

    @Test
    void alawIsDecodedAsTheJdkDoes() throws Exception {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        byte[] pcm = AudioSystem.getAudioInputStream(
                        PCM, new AudioInputStream(new ByteArrayInputStream(all), ALAW, all.length))
                .readAllBytes();
        for (int i = 0; i < all.length; i++) {
            int expected = (short) ((pcm[2 * i] & 0xFF) | pcm[2 * i + 1] << 8);
            assertThat(Mulaw.decodeAlaw(all[i])).as("code %d", i).isEqualTo(expected);
        }
    }

    @Test
    void filesGoBothWays() throws Exception {
        byte[] tone = Mulaw.tone(Duration.ofMillis(250));
        assertThat(Wave.read(file(MULAW, tone)).toMulaw()).isEqualTo(tone);
        assertThat(Wave.read(Wave.ofMulaw(tone)).toMulaw()).isEqualTo(tone);
        assertThat(Wave.read(Wave.ofMulaw(tone)).length()).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void otherFilesAreRefusedByName() throws Exception {
        byte[] wide = file(new AudioFormat(16_000, 16, 1, true, false), new byte[320]);
        assertThatThrownBy(() -> Wave.read(wide).toMulaw()).hasMessageContaining("8000 Hz mono, not 16000 Hz");
        assertThatThrownBy(() -> Wave.read("nothing".getBytes(StandardCharsets.US_ASCII)))
                .hasMessageContaining("not a WAVE file");
        assertThatThrownBy(() -> Wave.read("RIFFxxxxWAVEdata".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(IOException.class);
    }
}
