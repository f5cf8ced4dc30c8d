package org.parley.webapp.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** WAV files as people have them. */
public final class WavBytes {
    private WavBytes() {}

    /** A file that holds a µ-law sound as it is. */
    public static byte[] ulaw(byte[] sound) {
        return file(7, 1, 8000, 8, sound);
    }

    static byte[] file(int code, int channels, int rate, int bits, byte[] data) {
        return ByteBuffer.allocate(44 + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(36 + data.length)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) code)
                .putShort((short) channels)
                .putInt(rate)
                .putInt(rate * channels * bits / 8)
                .putShort((short) (channels * bits / 8))
                .putShort((short) bits)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(data.length)
                .put(data)
                .array();
    }

    /** A tone of 16-bit samples. */
    static byte[] tone(double hertz, int rate, int channels, double seconds) {
        ByteBuffer samples =
                ByteBuffer.allocate((int) (rate * seconds) * channels * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < (int) (rate * seconds); i++) {
            for (int channel = 0; channel < channels; channel++) {
                samples.putShort((short) (12_000 * Math.sin(2 * Math.PI * hertz * i / rate)));
            }
        }
        return file(1, channels, rate, 16, samples.array());
    }
}
