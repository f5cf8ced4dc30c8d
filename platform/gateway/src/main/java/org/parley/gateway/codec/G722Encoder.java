package org.parley.gateway.codec;

import org.parley.gateway.audio.G711;

/**
 * G.722 at 64 kbit/s (ITU-T G.722 §3) of audio that ends at 4 kHz: the samples are the lower band as they are, and the
 * higher band is silence, so that no filter bank is needed.
 */
final class G722Encoder implements FrameEncoder {
    private static final int FRAME = 160;
    private static final int STEPS = G722Tables.BORDERS.length;

    private final G722Band lower = G722Band.lower();
    private final G722Band higher = G722Band.higher();

    @Override
    public int encode(byte[] mulaw, int from, byte[] payload, int at) {
        for (int i = 0; i < FRAME; i++) {
            payload[at + i] = (byte) (high() << 6 | low(G711.fromMulaw(mulaw[from + i]) >> 1));
        }
        return FRAME;
    }

    private int low(int sample) {
        int error = G722Band.limited(sample - lower.predicted());
        int size = error >= 0 ? error : -(error + 1);
        int step = 1;
        while (step < STEPS && size >= lower.border(G722Tables.BORDERS[step])) {
            step++;
        }
        int code = error >= 0 ? 62 - step : step < 3 ? 64 - step : 34 - step;
        int code4 = code >> 2;
        lower.adapt(lower.difference(G722Tables.LEVELS4[code4]), G722Tables.growth(code4));
        return code;
    }

    private int high() {
        int error = G722Band.limited(-higher.predicted());
        int size = error >= 0 ? error : -(error + 1);
        boolean far = size >= higher.border(564);
        int code = error < 0 ? (far ? 0 : 1) : far ? 2 : 3;
        higher.adapt(higher.difference(G722Tables.LEVELS2[code]), G722Tables.growthHigh(code));
        return code;
    }
}
