package org.parley.gateway.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.gateway.audio.G711;
import org.parley.gateway.media.Codec;
import org.parley.gateway.media.Signals;

class CodecsTest {
    private static final int FRAME = 160;

    @ParameterizedTest
    @CsvSource({"PCMU, 1", "PCMA, 0.999", "G722, 0.99", "OPUS, 0.8"})
    void whatGoesInComesOut(Codec codec, double alike) {
        byte[] said = Signals.speech(5, 16_000);
        byte[] heard = there(codec, said, -1);
        assertThat(heard).hasSameSizeAs(said);
        byte[] part = Arrays.copyOfRange(said, 4_000, 12_000);
        assertThat(Signals.correlation(part, heard, 4_000, 200)).isGreaterThanOrEqualTo(alike - 1e-9);
        assertThat(power(heard) / power(said)).as("its level").isBetween(0.8, 1.25);
    }

    @Test
    void opusMakesUpForALostPacketByItsCopyInTheNext() {
        byte[] said = Signals.speech(6, 16_000);
        byte[] heard = there(Codec.OPUS, said, 40);
        byte[] lost = Arrays.copyOfRange(said, 40 * FRAME, 41 * FRAME);
        assertThat(Signals.correlation(lost, heard, 40 * FRAME, 200)).isGreaterThan(0.5);
    }

    @ParameterizedTest
    @CsvSource({"G722", "OPUS"})
    void whatNobodyEncodedDoesNoHarm(Codec codec) {
        Random random = new Random(7);
        FrameDecoder decoder = Codecs.decoder(codec);
        byte[] mulaw = new byte[FrameDecoder.MOST_SAMPLES];
        for (int i = 0; i < 3_000; i++) {
            byte[] payload = new byte[1 + random.nextInt(1400)];
            random.nextBytes(payload);
            assertThat(decoder.decode(payload, 0, payload.length, mulaw)).isBetween(0, FrameDecoder.MOST_SAMPLES);
        }
    }

    /** The order of the bits in an octet is not seen by two ends that agree: ITU-T G.722 §1.4.4 has the higher band first. */
    @Test
    void theHigherBandOfG722IsSilent() {
        byte[] payload = new byte[400];
        byte[] silence = new byte[FRAME];
        Arrays.fill(silence, G711.SILENCE);
        FrameEncoder encoder = Codecs.encoder(Codec.G722);
        int length = encoder.encode(silence, 0, payload, 0);
        assertThat(length).isEqualTo(FRAME);
        for (int i = 0; i < length; i++) {
            assertThat(payload[i] >> 6 & 3).as("higher band").isIn(1, 3);
        }
    }

    private static byte[] there(Codec codec, byte[] said, int lost) {
        FrameEncoder encoder = Codecs.encoder(codec);
        FrameDecoder decoder = Codecs.decoder(codec);
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        byte[] mulaw = new byte[FrameDecoder.MOST_SAMPLES];
        byte[] payload = new byte[400];
        for (int at = 0; at + FRAME <= said.length; at += FRAME) {
            int length = encoder.encode(said, at, payload, 0);
            if (at == (lost + 1) * FRAME && lost >= 0) {
                heard.write(mulaw, 0, decoder.conceal(payload, 0, length, FRAME, mulaw));
            }
            if (at != lost * FRAME || lost < 0) {
                heard.write(mulaw, 0, decoder.decode(payload, 0, length, mulaw));
            }
        }
        return heard.toByteArray();
    }

    private static double power(byte[] mulaw) {
        double sum = 0;
        for (byte code : mulaw) {
            sum += (double) G711.fromMulaw(code) * G711.fromMulaw(code);
        }
        return sum / mulaw.length;
    }
}
