package org.parley.browser.text;

import java.time.Duration;

/** G.711 companding, for files that a caller of a text call speaks. */
final class Mulaw {
    static final int RATE = 8000;
    static final byte SILENCE = (byte) 0xFF;
    private static final int BIAS = 0x84;
    private static final int CLIP = 32635;

    private Mulaw() {}

    /** ITU-T G.711 µ-law of a 16-bit sample. */
    static byte encode(int sample) {
        int sign = sample < 0 ? 0x80 : 0;
        int magnitude = Math.min(Math.abs(sample), CLIP) + BIAS;
        int exponent = 31 - Integer.numberOfLeadingZeros(magnitude >> 7);
        int mantissa = (magnitude >> (exponent + 3)) & 0x0F;
        return (byte) ~(sign | (exponent << 4) | mantissa);
    }

    static int decode(byte encoded) {
        int code = ~encoded & 0xFF;
        int magnitude = ((((code & 0x0F) << 3) + BIAS) << ((code & 0x70) >> 4)) - BIAS;
        return (code & 0x80) != 0 ? -magnitude : magnitude;
    }

    /** A sample of A-law. */
    static int decodeAlaw(byte encoded) {
        int code = (encoded & 0xFF) ^ 0x55;
        int exponent = (code & 0x70) >> 4;
        int base = ((code & 0x0F) << 4) + 8;
        int magnitude = exponent == 0 ? base : (base + 0x100) << (exponent - 1);
        return (code & 0x80) != 0 ? magnitude : -magnitude;
    }

    /** A steady tone of 600 Hz. */
    static byte[] tone(Duration length) {
        byte[] tone = new byte[(int) (length.toMillis() * RATE / 1000)];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = encode((int) (9000 * Math.sin(2 * Math.PI * 600 * i / RATE)));
        }
        return tone;
    }
}
