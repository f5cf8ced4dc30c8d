package org.parley.webapp.audio;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A stored sound seen as a WAV file: 16-bit PCM, 8 kHz, mono. Any part of it can be written without the rest. */
public final class WavFile {
    private static final int HEADER = 44;
    private static final int RATE = 8000;
    private static final int SAMPLE_BYTES = 2;

    private final StoredAudio audio;

    WavFile(StoredAudio audio) {
        this.audio = audio;
    }

    /** Length of the file in bytes. */
    public int size() {
        return HEADER + SAMPLE_BYTES * audio.size();
    }

    /** Writes the bytes of the file from {@code from} (inclusive) to {@code to} (exclusive). */
    public void write(OutputStream out, int from, int to) throws IOException {
        if (from < HEADER) {
            out.write(header(), from, Math.min(to, HEADER) - from);
        }
        int start = Math.max(from, HEADER) - HEADER;
        int end = to - HEADER;
        if (end > start) {
            int firstSample = start / SAMPLE_BYTES;
            int lastSample = (end + SAMPLE_BYTES - 1) / SAMPLE_BYTES;
            audio.writeUlaw(new Decoder(out, start % SAMPLE_BYTES, end - start), firstSample, lastSample);
        }
    }

    private byte[] header() {
        int data = SAMPLE_BYTES * audio.size();
        return ByteBuffer.allocate(HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt(HEADER - 8 + data)
                .put(ascii("WAVEfmt "))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(RATE)
                .putInt(RATE * SAMPLE_BYTES)
                .putShort((short) SAMPLE_BYTES)
                .putShort((short) (8 * SAMPLE_BYTES))
                .put(ascii("data"))
                .putInt(data)
                .array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Decodes what is written to it, leaving out the first {@code skip} bytes and stopping after {@code remaining}. */
    private static final class Decoder extends FilterOutputStream {
        private int skip;
        private int remaining;

        Decoder(OutputStream out, int skip, int remaining) {
            super(out);
            this.skip = skip;
            this.remaining = remaining;
        }

        @Override
        public void write(byte[] ulaw, int offset, int length) throws IOException {
            byte[] pcm = new byte[SAMPLE_BYTES * length];
            ByteBuffer samples = ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < length; i++) {
                samples.putShort(Ulaw.toLinear(ulaw[offset + i]));
            }
            int count = Math.min(pcm.length - skip, remaining);
            out.write(pcm, skip, count);
            skip = 0;
            remaining -= count;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }
    }
}
