package org.parley.gateway.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.parley.browser.platform.AudioContent;

class WaveFileTest {

    private static byte[] wave(int format, int channels, int rate, int bits, byte[] data, int claimedLength) {
        ByteBuffer file = ByteBuffer.allocate(44 + 12 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes()).putInt(0).put("WAVE".getBytes());
        file.put("LIST".getBytes()).putInt(3).put(new byte[4]);
        file.put("fmt ".getBytes()).putInt(16);
        file.putShort((short) format).putShort((short) channels).putInt(rate).putInt(rate * channels * bits / 8);
        file.putShort((short) (channels * bits / 8)).putShort((short) bits);
        file.put("data".getBytes()).putInt(claimedLength).put(data);
        return file.array();
    }

    private static byte[] sine(int rate, int channels) {
        ByteBuffer data = ByteBuffer.allocate(rate * channels * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < rate; i++) {
            for (int channel = 0; channel < channels; channel++) {
                data.putShort((short) (10_000 * Math.sin(2 * Math.PI * 440 * i / rate)));
            }
        }
        return data.array();
    }

    private static double energyAt(byte[] mulaw, double hertz) {
        double cosine = 0;
        double sine = 0;
        for (int i = 0; i < mulaw.length; i++) {
            cosine += G711.fromMulaw(mulaw[i]) * Math.cos(2 * Math.PI * hertz * i / 8000);
            sine += G711.fromMulaw(mulaw[i]) * Math.sin(2 * Math.PI * hertz * i / 8000);
        }
        return 2 * Math.hypot(cosine, sine) / mulaw.length;
    }

    @Test
    void pcmOfSeveralRatesAndChannelsBecomesTelephony() throws IOException {
        for (int rate : new int[] {8000, 11025, 16000, 22050, 44100, 48000}) {
            for (int channels = 1; channels <= 2; channels++) {
                byte[] data = sine(rate, channels);
                byte[] mulaw = PromptCodec.decode(
                        new AudioContent(wave(1, channels, rate, 16, data, data.length), "audio/x-wav"));
                assertThat(mulaw).hasSize(8000);
                assertThat(energyAt(mulaw, 440)).isCloseTo(10_000, within(800.0));
            }
        }
    }

    @Test
    void aStreamWithoutLengthIsReadToItsEnd() throws IOException {
        byte[] data = sine(8000, 1);
        assertThat(WaveFile.read(wave(1, 1, 8000, 16, data, -1)).telephony()).hasSize(8000);
        assertThat(WaveFile.read(wave(1, 1, 8000, 16, data, 0x7FFFF000)).telephony())
                .hasSize(8000);
    }

    @Test
    void telephonyCodecsAreTakenAsTheyAre() throws IOException {
        byte[] mulaw = PromptCodec.encode(new short[] {0, 1000, -1000, 30_000});
        assertThat(WaveFile.read(wave(7, 1, 8000, 8, mulaw, 4)).telephony()).isEqualTo(mulaw);
        byte[] alaw = {(byte) 0xD5, 0x2A, (byte) 0xAA};
        assertThat(G711.fromMulaw(WaveFile.read(wave(6, 1, 8000, 8, alaw, 3)).telephony()[1]))
                .isCloseTo((short) -32124, within((short) 200));
        assertThat(PromptCodec.decode(new AudioContent(mulaw, "audio/basic; rate=8000")))
                .isEqualTo(mulaw);
        assertThat(PromptCodec.decode(new AudioContent(alaw, "audio/x-alaw-basic")))
                .hasSize(3);
    }

    @Test
    void whatCannotBePlayedIsNamed() {
        assertThatThrownBy(() ->
                        WaveFile.read(wave(85, 1, 8000, 16, new byte[8], 8)).telephony())
                .hasMessageContaining("format 85");
        assertThatThrownBy(() -> PromptCodec.decode(new AudioContent(new byte[20], "audio/mpeg")))
                .hasMessageContaining("audio/mpeg");
        assertThatThrownBy(() -> WaveFile.read(new byte[5])).isInstanceOf(IOException.class);
        byte[] cut = java.util.Arrays.copyOf(wave(1, 1, 8000, 16, new byte[8], 8), 30);
        assertThatThrownBy(() -> WaveFile.read(cut)).isInstanceOf(IOException.class);
    }
}
