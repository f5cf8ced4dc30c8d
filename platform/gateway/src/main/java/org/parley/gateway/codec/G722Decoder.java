package org.parley.gateway.codec;

import org.parley.gateway.audio.G711;

/** G.722 at 64 kbit/s (ITU-T G.722 §4), of which the lower band is kept: it is the audio at 8 kHz. */
final class G722Decoder implements FrameDecoder {
    private static final int LARGEST = 16_383;
    private static final int SMALLEST = -16_384;

    private final G722Band lower = G722Band.lower();

    @Override
    public int decode(byte[] payload, int from, int length, byte[] mulaw) {
        int samples = Math.min(length, MOST_SAMPLES);
        for (int i = 0; i < samples; i++) {
            mulaw[i] = G711.toMulaw((short) (2 * low(payload[from + i] & 0x3F)));
        }
        return samples;
    }

    private int low(int code) {
        int rebuilt = lower.predicted() + lower.difference(G722Tables.LEVELS6[code]);
        int code4 = code >> 2;
        lower.adapt(lower.difference(G722Tables.LEVELS4[code4]), G722Tables.growth(code4));
        return Math.max(SMALLEST, Math.min(LARGEST, rebuilt));
    }
}
