package org.parley.tests.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The measuring instruments, measured themselves. */
class InstrumentsTest {

    @ParameterizedTest
    @EnumSource(G711.class)
    void codesAsJavaDoes(G711 codec) throws Exception {
        AudioFormat.Encoding encoding = codec == G711.PCMU ? AudioFormat.Encoding.ULAW : AudioFormat.Encoding.ALAW;
        byte[] codes = new byte[256];
        for (int i = 0; i < 256; i++) {
            codes[i] = (byte) i;
        }
        AudioFormat coded = new AudioFormat(encoding, 8_000, 8, 1, 1, 8_000, false);
        AudioInputStream in = new AudioInputStream(new java.io.ByteArrayInputStream(codes), coded, 256);
        byte[] pcm = AudioSystem.getAudioInputStream(new AudioFormat(8_000, 16, 1, true, true), in)
                .readAllBytes();
        ByteBuffer expected = ByteBuffer.wrap(pcm);
        for (int i = 0; i < 256; i++) {
            short value = expected.getShort(2 * i);
            assertThat(codec.decode(codes[i])).as("code %d", i).isEqualTo(value);
            assertThat(codec.decode(codec.encode(value))).as("value %d", value).isEqualTo(value);
        }
    }

    @Test
    void twoSeedsSoundUnlike() {
        short[] one = Sound.speech(1, 8);
        short[] other = Sound.speech(2, 8);
        assertThat(Correlation.of(one, G711.PCMU.pass(one)).match()).isGreaterThan(0.99);
        assertThat(Correlation.of(one, other).match()).isLessThan(0.3);
        assertThat(Sound.level(one)).isBetween(1_000.0, 8_000.0);
    }

    @Test
    void findsAPartWhereItIs() {
        short[] whole = Sound.speech(3, 6);
        Correlation found = Correlation.of(Arrays.copyOfRange(whole, 12_345, 40_000), whole);
        assertThat(found.lag()).isEqualTo(12_345);
        assertThat(found.match()).isGreaterThan(0.9999);
        short[] late = new short[whole.length + 777];
        System.arraycopy(whole, 0, late, 777, whole.length);
        assertThat(Correlation.of(late, whole).lag()).isEqualTo(-777);
    }

    @Test
    void knowsATemplateAndNoOther() {
        short[] prompt = Sound.speech(4, 2);
        short[] heard = new short[40_000];
        System.arraycopy(prompt, 0, heard, 9_001, prompt.length);
        assertThat(new Template(prompt).find(heard)).isEqualTo(9_001);
        assertThat(new Template(Sound.speech(5, 2)).find(heard)).isEqualTo(-1);
    }

    @Test
    void tellsABeepFromSpeech() {
        short[] beep = new short[160];
        for (int i = 0; i < 160; i++) {
            beep[i] = (short) (8_000 * Math.sin(2 * Math.PI * 1_000 * i / 8_000));
        }
        assertThat(Sound.isTone(beep)).isTrue();
        assertThat(Sound.isTone(new short[160])).isFalse();
        short[] speech = Sound.speech(6, 4);
        int tones = 0;
        int run = 0;
        for (int at = 0; at + 160 <= speech.length; at += 160) {
            run = Sound.isTone(Arrays.copyOfRange(speech, at, at + 160)) ? run + 1 : 0;
            tones = Math.max(tones, run);
        }
        assertThat(tones).as("frames of speech in a row that look like a tone").isLessThan(7);
    }

    @Test
    void seesEveryDefectOfAStream() {
        assertThat(Pace.of(stream(100, -1, 0)).isSteady(5)).isTrue();
        assertThat(Pace.of(stream(100, 50, 0)).gaps()).isEqualTo(1);
        assertThat(Pace.of(stream(100, -1, 30)).latestMillis()).isBetween(29.9, 30.1);
        assertThat(Pace.of(stream(100, -1, 30)).isSteady(20)).isFalse();
    }

    /** A stream in which one packet is missing and the middle one late. */
    private static List<RtpPacket> stream(int count, int missing, int lateMillis) {
        List<RtpPacket> packets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (i != missing) {
                long late = i == count / 2 ? lateMillis * 1_000_000L : 0;
                packets.add(new RtpPacket(
                        20_000_000L * i + late, 65_500 + i & 0xffff, 160L * i, 0, false, 7, new byte[160]));
            }
        }
        return packets;
    }
}
