package org.parley.gateway.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** RIFF WAVE: mono or stereo, 16-bit or 8-bit PCM, A-law or µ-law, any rate. */
public final class WaveFile {
    private static final int PCM = 1;
    private static final int ALAW = 6;
    private static final int MULAW = 7;
    private static final int EXTENSIBLE = 0xFFFE;

    private int format;
    private int channels;
    private int rate;
    private int bits;
    private ByteBuffer data;

    private WaveFile() {}

    /** @throws IOException not a WAVE file, or one of a format that is not known; the message says which */
    public static WaveFile read(byte[] file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < 12 || !tag(bytes, 0).equals("RIFF") || !tag(bytes, 8).equals("WAVE")) {
            throw new IOException("not a RIFF WAVE file (" + file.length + " bytes)");
        }
        WaveFile wave = new WaveFile();
        int at = 12;
        while (at + 8 <= file.length && wave.data == null) {
            String tag = tag(bytes, at);
            long length = bytes.getInt(at + 4) & 0xFFFFFFFFL;
            // Programs that write to a pipe cannot know the length and leave 0, -1 or 0x7FFFF000 there.
            int present = (int) Math.min(length, file.length - at - 8L);
            if (tag.equals("fmt ") && present >= 16) {
                wave.format(bytes, at + 8, present);
            } else if (tag.equals("data")) {
                wave.data = bytes.slice(at + 8, present).order(ByteOrder.LITTLE_ENDIAN);
            }
            at = (int) Math.min(file.length, at + 8L + length + (length & 1));
        }
        if (wave.data == null || wave.rate <= 0 || wave.channels <= 0) {
            throw new IOException("WAVE file without format or data");
        }
        return wave;
    }

    public int rate() {
        return rate;
    }

    /** µ-law at 8 kHz. */
    public byte[] telephony() throws IOException {
        if (format == MULAW && channels == 1 && rate == Resampler.TELEPHONY) {
            byte[] bytes = new byte[data.remaining()];
            data.duplicate().get(bytes);
            return bytes;
        }
        return PromptCodec.encode(Resampler.toTelephony(samples(), rate));
    }

    /** Mono samples of 16 bits. */
    public short[] samples() throws IOException {
        int width = channels * Math.max(1, bits / 8);
        short[] samples = new short[data.remaining() / width];
        for (int i = 0; i < samples.length; i++) {
            int sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                sum += sample(i * width + channel * (bits / 8));
            }
            samples[i] = (short) (sum / channels);
        }
        return samples;
    }

    private int sample(int at) throws IOException {
        if (format == PCM && bits == 16) {
            return data.getShort(at);
        }
        if (format == PCM && bits == 8) {
            return (data.get(at) & 0xFF) - 128 << 8;
        }
        if (format == MULAW && bits == 8) {
            return G711.fromMulaw(data.get(at));
        }
        if (format == ALAW && bits == 8) {
            return G711.fromAlaw(data.get(at));
        }
        throw new IOException("WAVE format " + format + " of " + bits
                + " bits cannot be played; use 8 or 16-bit PCM, A-law or µ-law");
    }

    private void format(ByteBuffer bytes, int at, int length) {
        format = bytes.getShort(at) & 0xFFFF;
        channels = bytes.getShort(at + 2) & 0xFFFF;
        rate = bytes.getInt(at + 4);
        bits = bytes.getShort(at + 14) & 0xFFFF;
        if (format == EXTENSIBLE && length >= 26) {
            format = bytes.getShort(at + 24) & 0xFFFF;
        }
    }

    private static String tag(ByteBuffer bytes, int at) {
        return "" + (char) bytes.get(at) + (char) bytes.get(at + 1) + (char) bytes.get(at + 2)
                + (char) bytes.get(at + 3);
    }
}
