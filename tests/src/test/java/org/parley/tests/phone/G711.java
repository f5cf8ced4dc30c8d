package org.parley.tests.phone;

/** G.711 by its definition: segments and steps, no tables of the product. */
public enum G711 {
    /** µ-law, payload type 0. */
    PCMU(0, 0xff) {
        @Override
        public byte encode(int sample) {
            int sign = sample < 0 ? 0x80 : 0;
            int magnitude = Math.min(32_635, Math.abs(sample)) + 132;
            int segment = 24 - Integer.numberOfLeadingZeros(magnitude);
            return (byte) ~(sign | segment << 4 | magnitude >> segment + 3 & 0x0f);
        }

        @Override
        public short decode(byte code) {
            int value = ~code & 0xff;
            int magnitude = ((value & 0x0f) << 3) + 132 << (value >> 4 & 7);
            return (short) ((value & 0x80) == 0 ? magnitude - 132 : 132 - magnitude);
        }
    },

    /** A-law, payload type 8. */
    PCMA(8, 0xd5) {
        @Override
        public byte encode(int sample) {
            int sign = sample < 0 ? 0 : 0x80;
            int magnitude = Math.min(32_767, sample < 0 ? -sample - 1 : sample) >> 4;
            int segment = Math.max(0, 28 - Integer.numberOfLeadingZeros(magnitude));
            int step = magnitude >> Math.max(0, segment - 1) & 0x0f;
            return (byte) ((sign | segment << 4 | step) ^ 0x55);
        }

        @Override
        public short decode(byte code) {
            int value = code ^ 0x55;
            int segment = value >> 4 & 7;
            int magnitude = (value & 0x0f) << 4 | 8;
            if (segment > 0) {
                magnitude = magnitude + 0x100 << segment - 1;
            }
            return (short) ((value & 0x80) != 0 ? magnitude : -magnitude);
        }
    };

    /** The static RTP payload type. */
    public final int payloadType;

    final byte silence;

    G711(int payloadType, int silence) {
        this.payloadType = payloadType;
        this.silence = (byte) silence;
    }

    /** The code word of a 16-bit sample. */
    public abstract byte encode(int sample);

    /** The 16-bit sample of a code word. */
    public abstract short decode(byte code);

    /** What a sound is after this codec. */
    public short[] pass(short[] samples) {
        short[] passed = new short[samples.length];
        for (int i = 0; i < samples.length; i++) {
            passed[i] = decode(encode(samples[i]));
        }
        return passed;
    }
}
