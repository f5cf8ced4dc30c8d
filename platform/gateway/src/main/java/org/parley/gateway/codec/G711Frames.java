package org.parley.gateway.codec;

import org.parley.gateway.audio.G711;

/** G.711, which needs no state. */
final class G711Frames implements FrameEncoder, FrameDecoder {
    private static final int FRAME = 160;

    private final boolean alaw;

    G711Frames(boolean alaw) {
        this.alaw = alaw;
    }

    @Override
    public int encode(byte[] mulaw, int from, byte[] payload, int at) {
        for (int i = 0; i < FRAME; i++) {
            byte code = mulaw[from + i];
            payload[at + i] = alaw ? G711.MULAW_TO_ALAW[code & 0xFF] : code;
        }
        return FRAME;
    }

    @Override
    public int decode(byte[] payload, int from, int length, byte[] mulaw) {
        int samples = Math.min(length, MOST_SAMPLES);
        for (int i = 0; i < samples; i++) {
            byte code = payload[from + i];
            mulaw[i] = alaw ? G711.ALAW_TO_MULAW[code & 0xFF] : code;
        }
        return samples;
    }

    @Override
    public boolean needsOrder() {
        return false;
    }
}
