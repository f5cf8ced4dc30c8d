package org.parley.gateway.codec;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import io.github.jaredmdobson.concentus.OpusSignal;
import org.parley.gateway.audio.G711;

/** Opus (RFC 6716) of speech that ends at 4 kHz, with a copy of each frame in the next one against loss. */
final class OpusSpeechEncoder implements FrameEncoder {
    private static final int RATE = 8000;
    private static final int FRAME = 160;
    private static final int ROOM = 400;
    private static final int BITS_PER_SECOND = 20_000;
    /** Higher ones cost more than twice the time and are not told apart on a telephone. */
    private static final int COMPLEXITY = 2;

    private static final int EXPECTED_LOSS_PERCENT = 3;

    private final OpusEncoder encoder;
    private final short[] samples = new short[FRAME];

    OpusSpeechEncoder() {
        try {
            encoder = new OpusEncoder(RATE, 1, OpusApplication.OPUS_APPLICATION_VOIP);
        } catch (OpusException e) {
            throw new IllegalStateException("Opus at 8 kHz", e);
        }
        encoder.setBitrate(BITS_PER_SECOND);
        encoder.setSignalType(OpusSignal.OPUS_SIGNAL_VOICE);
        encoder.setComplexity(COMPLEXITY);
        encoder.setUseInbandFEC(true);
        encoder.setPacketLossPercent(EXPECTED_LOSS_PERCENT);
    }

    @Override
    public int encode(byte[] mulaw, int from, byte[] payload, int at) {
        for (int i = 0; i < FRAME; i++) {
            samples[i] = G711.fromMulaw(mulaw[from + i]);
        }
        try {
            return encoder.encode(samples, 0, FRAME, payload, at, ROOM);
        } catch (OpusException e) {
            throw new IllegalStateException("a frame that Opus does not take", e);
        }
    }
}
