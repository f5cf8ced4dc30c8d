package org.parley.gateway.codec;

import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import org.parley.gateway.audio.G711;

/** Opus (RFC 6716) of any rate and number of channels, brought to one channel at 8 kHz by the decoder itself. */
final class OpusSpeechDecoder implements FrameDecoder {
    private static final int RATE = 8000;

    private final OpusDecoder decoder;
    private final short[] samples = new short[MOST_SAMPLES];

    OpusSpeechDecoder() {
        try {
            decoder = new OpusDecoder(RATE, 1);
        } catch (OpusException e) {
            throw new IllegalStateException("Opus at 8 kHz", e);
        }
    }

    @Override
    public int decode(byte[] payload, int from, int length, byte[] mulaw) {
        return decoded(payload, from, length, MOST_SAMPLES, false, mulaw);
    }

    @Override
    public int conceal(byte[] following, int from, int length, int missing, byte[] mulaw) {
        return decoded(following, from, length, missing, following != null, mulaw);
    }

    private int decoded(byte[] payload, int from, int length, int most, boolean copy, byte[] mulaw) {
        int count;
        try {
            count = decoder.decode(payload, from, length, samples, 0, most, copy);
        } catch (OpusException | RuntimeException e) {
            // whatever a stranger may send must not end the thread; the library checks arrays by running over their
            // ends
            return 0;
        }
        for (int i = 0; i < count; i++) {
            mulaw[i] = G711.toMulaw(samples[i]);
        }
        return Math.max(0, count);
    }
}
