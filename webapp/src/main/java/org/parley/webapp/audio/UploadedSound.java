package org.parley.webapp.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads WAV files that people upload (RIFF, Microsoft and IBM 1991; extensible form 2001): PCM of 8, 16 or 24 bits or µ-law,
 * any rate from 4 to 192 kHz, any number of channels. What comes out is µ-law at 8 kHz, mono.
 */
public final class UploadedSound {
    private static final int PCM = 1;
    private static final int ULAW = 7;
    private static final int EXTENSIBLE = 0xfffe;
    private static final int FORMAT_BYTES = 16;
    private static final int RATE = 8000;

    private UploadedSound() {}

    private record Format(int code, int channels, int rate, int bits) {
        boolean known() {
            boolean readable = code == PCM && (bits == 8 || bits == 16 || bits == 24) || code == ULAW && bits == 8;
            return readable && channels >= 1 && channels <= 8 && rate >= 4000 && rate <= 192_000;
        }

        int frame() {
            return channels * bits / 8;
        }
    }

    /** The sound of a file; empty when it is no such file, or holds no sound. */
    public static Optional<byte[]> toUlaw(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < 12 || !is(in, 0, "RIFF") || !is(in, 8, "WAVE")) {
            return Optional.empty();
        }
        Optional<Format> format = Optional.empty();
        long at = 12;
        while (at + 8 <= file.length) {
            int chunk = (int) at;
            // a recorder that was cut off leaves a length that is too great
            int length = (int) Math.min(in.getInt(chunk + 4) & 0xffffffffL, file.length - at - 8);
            if (is(in, chunk, "fmt ") && length >= FORMAT_BYTES) {
                format = Optional.of(format(in, chunk + 8, length)).filter(Format::known);
            } else if (is(in, chunk, "data")) {
                int begin = chunk + 8;
                return format.map(known -> convert(in, begin, length, known)).filter(ulaw -> ulaw.length > 0);
            }
            at += 8L + length + length % 2;
        }
        return Optional.empty();
    }

    private static boolean is(ByteBuffer in, int at, String name) {
        return Arrays.equals(in.array(), at, at + 4, name.getBytes(StandardCharsets.US_ASCII), 0, 4);
    }

    private static Format format(ByteBuffer in, int at, int length) {
        int code = in.getShort(at) & 0xffff;
        boolean extended = code == EXTENSIBLE && length >= 26;
        return new Format(
                extended ? in.getShort(at + 24) & 0xffff : code,
                in.getShort(at + 2),
                in.getInt(at + 4),
                in.getShort(at + 14));
    }

    private static byte[] convert(ByteBuffer in, int begin, int length, Format format) {
        if (format.code() == ULAW && format.channels() == 1 && format.rate() == RATE) {
            return Arrays.copyOfRange(in.array(), begin, begin + length);
        }
        int frames = length / format.frame();
        float[] mono = new float[frames];
        for (int i = 0; i < frames; i++) {
            float sum = 0;
            for (int channel = 0; channel < format.channels(); channel++) {
                sum += sample(in, begin + i * format.frame() + channel * format.bits() / 8, format);
            }
            mono[i] = sum / format.channels();
        }
        return ulaw(format.rate() == RATE ? mono : Resampling.of(mono, format.rate(), RATE));
    }

    private static int sample(ByteBuffer in, int at, Format format) {
        if (format.code() == ULAW) {
            return Ulaw.toLinear(in.get(at));
        }
        return switch (format.bits()) {
            case 8 -> (in.get(at) & 0xff) - 128 << 8;
            case 16 -> in.getShort(at);
            default -> in.getShort(at + 1);
        };
    }

    private static byte[] ulaw(float[] samples) {
        byte[] ulaw = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            ulaw[i] = Ulaw.fromLinear(Math.round(samples[i]));
        }
        return ulaw;
    }
}
