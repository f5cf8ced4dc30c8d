package org.parley.gateway.audio;

/** ITU-T G.711 by tables. Inside the engine all audio is µ-law; A-law exists only on the wire. */
public final class G711 {
    /** The µ-law code word of silence. */
    public static final byte SILENCE = (byte) 0xFF;

    private static final short[] MULAW_LEVELS = mulawLevels();
    private static final short[] ALAW_LEVELS = alawLevels();
    private static final byte[] TO_MULAW = nearest(MULAW_LEVELS, SILENCE);
    private static final byte[] TO_ALAW = nearest(ALAW_LEVELS, (byte) 0xD5);

    /** Code word by code word; index with {@code byte & 0xFF}. */
    public static final byte[] MULAW_TO_ALAW = transcoding(MULAW_LEVELS, TO_ALAW);

    public static final byte[] ALAW_TO_MULAW = transcoding(ALAW_LEVELS, TO_MULAW);

    private G711() {}

    /** 16-bit sample of a µ-law code word. */
    public static short fromMulaw(byte code) {
        return MULAW_LEVELS[code & 0xFF];
    }

    /** 16-bit sample of an A-law code word. */
    public static short fromAlaw(byte code) {
        return ALAW_LEVELS[code & 0xFF];
    }

    public static byte toMulaw(short sample) {
        return TO_MULAW[sample & 0xFFFF];
    }

    public static byte toAlaw(short sample) {
        return TO_ALAW[sample & 0xFFFF];
    }

    private static short[] mulawLevels() {
        short[] levels = new short[256];
        for (int code = 0; code < 256; code++) {
            int inverted = ~code & 0xFF;
            int magnitude = ((((inverted & 0x0F) << 3) + 0x84) << (inverted >> 4 & 7)) - 0x84;
            levels[code] = (short) ((inverted & 0x80) != 0 ? -magnitude : magnitude);
        }
        return levels;
    }

    private static short[] alawLevels() {
        short[] levels = new short[256];
        for (int code = 0; code < 256; code++) {
            int even = code ^ 0x55;
            int segment = even >> 4 & 7;
            int step = ((even & 0x0F) << 4) + 8;
            int magnitude = segment == 0 ? step : (step + 0x100) << (segment - 1);
            levels[code] = (short) ((even & 0x80) != 0 ? magnitude : -magnitude);
        }
        return levels;
    }

    /** For each sample the code word whose level is nearest; {@code zero} for the sample 0. */
    private static byte[] nearest(short[] levels, byte zero) {
        Integer[] codes = new Integer[256];
        for (int code = 0; code < 256; code++) {
            codes[code] = code;
        }
        java.util.Arrays.sort(codes, java.util.Comparator.comparingInt(code -> levels[code]));
        byte[] table = new byte[65536];
        int at = 0;
        for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
            while (at < 255 && Math.abs(levels[codes[at + 1]] - sample) <= Math.abs(levels[codes[at]] - sample)) {
                at++;
            }
            table[sample & 0xFFFF] = (byte) (int) codes[at];
        }
        table[0] = zero;
        return table;
    }

    private static byte[] transcoding(short[] from, byte[] to) {
        byte[] table = new byte[256];
        for (int code = 0; code < 256; code++) {
            table[code] = to[from[code] & 0xFFFF];
        }
        return table;
    }
}
