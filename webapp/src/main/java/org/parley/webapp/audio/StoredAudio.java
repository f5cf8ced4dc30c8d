package org.parley.webapp.audio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.parley.webapp.store.Database;

/** The sound of a message or greeting, read from the database a chunk at a time. */
public final class StoredAudio {
    private final Database database;
    private final AudioStore store;
    private final List<Audio> parts;

    public StoredAudio(Database database, AudioStore store, Audio audio) {
        this(database, store, List.of(audio));
    }

    /** @param parts one after the other */
    public StoredAudio(Database database, AudioStore store, List<Audio> parts) {
        this.database = database;
        this.store = store;
        this.parts = List.copyOf(parts);
    }

    /** Names the content: sounds never change. */
    public String name() {
        return parts.stream().map(part -> String.valueOf(part.id())).collect(Collectors.joining("-"));
    }

    /** Length in bytes of headerless µ-law at 8 kHz. */
    public int size() {
        return parts.stream().mapToInt(Audio::sizeBytes).sum();
    }

    public int durationMs() {
        return parts.stream().mapToInt(Audio::durationMs).sum();
    }

    /** All of it as headerless µ-law. */
    public byte[] ulaw() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(size());
        try {
            writeUlaw(bytes, 0, size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Writes the bytes from {@code from} (inclusive) to {@code to} (exclusive). No transaction is open while the
     * receiver takes them.
     *
     * @throws IOException when the receiver fails, or the sound was deleted meanwhile
     */
    public void writeUlaw(OutputStream out, int from, int to) throws IOException {
        int begin = 0;
        for (Audio part : parts) {
            int end = begin + part.sizeBytes();
            if (from < end && to > begin) {
                write(part, out, Math.max(from, begin) - begin, Math.min(to, end) - begin);
            }
            begin = end;
        }
    }

    private void write(Audio part, OutputStream out, int from, int to) throws IOException {
        int at = from;
        while (at < to) {
            int n = at / AudioStore.CHUNK_BYTES;
            byte[] chunk = database.inTransaction(handle -> store.chunk(handle, part.id(), n))
                    .orElseThrow(() -> new IOException("Audio " + part.id() + " was deleted while it was read"));
            int offset = at - n * AudioStore.CHUNK_BYTES;
            int length = Math.min(chunk.length - offset, to - at);
            out.write(chunk, offset, length);
            at += length;
        }
    }

    /** The same sound as a WAV file of 16-bit samples. */
    public WavFile wav() {
        return new WavFile(this);
    }
}
