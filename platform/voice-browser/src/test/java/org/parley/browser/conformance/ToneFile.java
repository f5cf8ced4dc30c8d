package org.parley.browser.conformance;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Audio that cases serve: 8 kHz, µ-law, silence of a length, with a title of its own. */
final class ToneFile {
    private static final int RATE = 8000;
    private static final int MULAW = 7;
    private static final byte SILENCE = (byte) 0xFF;

    private ToneFile() {}

    /** A WAVE file; an empty title for none. */
    static byte[] wave(int millis, String title) {
        byte[] samples = basic(millis);
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        chunks.writeBytes("WAVE".getBytes(StandardCharsets.US_ASCII));
        ByteBuffer format = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        format.putShort((short) MULAW).putShort((short) 1).putInt(RATE).putInt(RATE);
        format.putShort((short) 1).putShort((short) 8);
        chunk(chunks, "fmt ", format.array());
        if (!title.isEmpty()) {
            ByteArrayOutputStream list = new ByteArrayOutputStream();
            list.writeBytes("INFO".getBytes(StandardCharsets.US_ASCII));
            chunk(list, "INAM", title.getBytes(StandardCharsets.UTF_8));
            chunk(chunks, "LIST", list.toByteArray());
        }
        chunk(chunks, "data", samples);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        chunk(file, "RIFF", chunks.toByteArray());
        return file.toByteArray();
    }

    /** Headerless samples. */
    static byte[] basic(int millis) {
        byte[] samples = new byte[millis * (RATE / 1000)];
        java.util.Arrays.fill(samples, SILENCE);
        return samples;
    }

    private static void chunk(ByteArrayOutputStream out, String name, byte[] content) {
        out.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(content.length)
                .array());
        out.writeBytes(content);
        if (content.length % 2 == 1) {
            out.write(0);
        }
    }
}
