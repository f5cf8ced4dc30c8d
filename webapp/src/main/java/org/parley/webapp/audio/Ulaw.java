package org.parley.webapp.audio;

/** G.711 µ-law (ITU-T G.711 table 2) to 16-bit samples, and back. */
public final class Ulaw {
    private static final int CLIP = 32_635;
    private static final short[] SAMPLES = new short[256];

    static {
        for (int code = 0; code < SAMPLES.length; code++) {
            int inverted = ~code & 0xff;
            int segment = inverted >> 4 & 7;
            int magnitude = ((inverted & 15) << 3) + 0x84 << segment;
            int sample = magnitude - 0x84;
            SAMPLES[code] = (short) ((inverted & 0x80) != 0 ? -sample : sample);
        }
    }

    private Ulaw() {}

    /** The linear value of one byte. */
    public static short toLinear(byte code) {
        return SAMPLES[code & 0xff];
    }

    /** The byte nearest to a linear value. */
    public static byte fromLinear(int sample) {
        int magnitude = Math.min(Math.abs(sample), CLIP) + 0x84;
        int segment = 24 - Integer.numberOfLeadingZeros(magnitude);
        int code = (sample < 0 ? 0x80 : 0) | segment << 4 | magnitude >> segment + 3 & 15;
        return (byte) ~code;
    }
}
