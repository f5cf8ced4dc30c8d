package org.parley.browser.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.parley.browser.platform.AudioContent;

/** RIFF WAVE: how long a file is, and its samples as µ-law. */
final class Wave {
    private static final int PCM = 1;
    private static final int ALAW = 6;
    private static final int MULAW = 7;
    private static final int HEADER = 44;

    private final int format;
    private final int channels;
    private final int rate;
    private final int bits;
    private final byte[] data;

    private Wave(int format, int channels, int rate, int bits, byte[] data) {
        this.format = format;
        this.channels = channels;
        this.rate = rate;
        this.bits = bits;
        this.data = data;
    }

    /** @throws IOException when it is no WAVE file */
    static Wave read(byte[] file) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < 12 || !tag(in).equals("RIFF") || in.getInt() == 0 || !tag(in).equals("WAVE")) {
            throw new IOException("not a WAVE file");
        }
        int format = 0;
        int channels = 0;
        int rate = 0;
        int bits = 0;
        while (in.remaining() >= 8) {
            String chunk = tag(in);
            long size = in.getInt() & 0xFFFFFFFFL;
            int length = (int) Math.min(size, in.remaining());
            int start = in.position();
            if (chunk.equals("fmt ") && length >= 16) {
                format = in.getShort() & 0xFFFF;
                channels = in.getShort();
                rate = in.getInt();
                bits = in.getShort(start + 14);
            } else if (chunk.equals("data")) {
                return new Wave(format, channels, rate, bits, Arrays.copyOfRange(file, start, start + length));
            }
            in.position(Math.min(in.limit(), start + length + (length & 1)));
        }
        throw new IOException("a WAVE file without data");
    }

    /** The title that a file gives itself (chunk {@code INAM} of its {@code LIST INFO}); empty when it has none. */
    static String titleOf(AudioContent audio) {
        ByteBuffer in = ByteBuffer.wrap(audio.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        if (in.remaining() < 12 || !tag(in).equals("RIFF") || in.getInt() == 0 || !tag(in).equals("WAVE")) {
            return "";
        }
        while (in.remaining() >= 8) {
            String chunk = tag(in);
            int length = (int) Math.min(in.getInt() & 0xFFFFFFFFL, in.remaining());
            if (chunk.equals("LIST") && length >= 4 && tag(in).equals("INFO")) {
                continue;
            }
            if (chunk.equals("INAM")) {
                return new String(audio.bytes(), in.position(), length, StandardCharsets.UTF_8).strip();
            }
            in.position(Math.min(in.limit(), in.position() + length + (length & 1)));
        }
        return "";
    }

    private static String tag(ByteBuffer in) {
        byte[] tag = new byte[4];
        in.get(tag);
        return new String(tag, StandardCharsets.US_ASCII);
    }

    Duration length() {
        long bytesPerSecond = Math.max(1, (long) rate * channels * bits / 8);
        return Duration.ofNanos(data.length * 1_000_000_000L / bytesPerSecond);
    }

    /** @throws IOException unless it is 8 kHz mono in 16-bit PCM, µ-law or A-law */
    byte[] toMulaw() throws IOException {
        if (rate != Mulaw.RATE || channels != 1) {
            throw new IOException(
                    "a recording must be 8000 Hz mono, not " + rate + " Hz with " + channels + " channels");
        }
        if (format == MULAW) {
            return data;
        }
        if (format == ALAW) {
            byte[] mulaw = new byte[data.length];
            for (int i = 0; i < mulaw.length; i++) {
                mulaw[i] = Mulaw.encode(Mulaw.decodeAlaw(data[i]));
            }
            return mulaw;
        }
        if (format != PCM || bits != 16) {
            throw new IOException("a recording must be 16-bit PCM, mu-law or A-law, not format " + format);
        }
        byte[] mulaw = new byte[data.length / 2];
        for (int i = 0; i < mulaw.length; i++) {
            mulaw[i] = Mulaw.encode((short) ((data[2 * i] & 0xFF) | data[2 * i + 1] << 8));
        }
        return mulaw;
    }

    /** A µ-law file. */
    static byte[] ofMulaw(byte[] samples) {
        ByteBuffer out = ByteBuffer.allocate(HEADER + samples.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(HEADER - 8 + samples.length);
        out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        out.putShort((short) MULAW).putShort((short) 1).putInt(Mulaw.RATE).putInt(Mulaw.RATE);
        out.putShort((short) 1).putShort((short) 8);
        out.put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(samples.length)
                .put(samples);
        return out.array();
    }

    /** How long audio of a prompt lasts; nothing when it cannot be read. */
    static Duration lengthOf(AudioContent audio) {
        return switch (audio.mediaType()) {
            case "audio/basic", "audio/x-alaw-basic" ->
                Duration.ofNanos(audio.bytes().length * 1_000_000_000L / Mulaw.RATE);
            default -> waveLength(audio.bytes());
        };
    }

    private static Duration waveLength(byte[] file) {
        try {
            return read(file).length();
        } catch (IOException notAudio) {
            return Duration.ZERO;
        }
    }
}
