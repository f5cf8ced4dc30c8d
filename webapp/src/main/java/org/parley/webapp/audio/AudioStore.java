package org.parley.webapp.audio;

import java.util.Arrays;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Rows of {@code audio} and {@code audio_chunk}. A sound is written once; whoever points to it holds one reference,
 * and the last {@link #release} removes it in the same transaction.
 */
public final class AudioStore {
    /** Fits a row of either database. */
    static final int CHUNK_BYTES = 32_000;

    private static final int BYTES_PER_MS = 8;
    private static final int MAX_CHUNKS = 999;

    /** The longest sound that can be kept, in bytes. */
    public static final int MAX_BYTES = CHUNK_BYTES * MAX_CHUNKS;

    /** Adds a µ-law sound with one reference, which belongs to the caller. */
    public Audio add(Handle handle, byte[] ulaw) {
        return add(handle, ulaw, 1);
    }

    /** Adds a µ-law sound with some references, which belong to the caller. */
    public Audio add(Handle handle, byte[] ulaw, int references) {
        if (ulaw.length == 0 || ulaw.length > MAX_BYTES) {
            throw new IllegalArgumentException("A sound has 1 to " + MAX_BYTES + " bytes, not " + ulaw.length);
        }
        int durationMs = ulaw.length / BYTES_PER_MS;
        long id = handle.createUpdate(
                        "INSERT INTO audio (codec, size_bytes, duration_ms, refs) VALUES ('ulaw', :size, :ms, :refs)")
                .bind("size", ulaw.length)
                .bind("ms", durationMs)
                .bind("refs", references)
                .executeAndReturnGeneratedKeys()
                .map((row, context) -> row.getLong(1))
                .one();
        PreparedBatch chunks =
                handle.prepareBatch("INSERT INTO audio_chunk (audio_id, n, content) VALUES (:id, :n, :content)");
        for (int n = 0; n * CHUNK_BYTES < ulaw.length; n++) {
            int from = n * CHUNK_BYTES;
            chunks.bind("id", id)
                    .bind("n", n)
                    .bind("content", Arrays.copyOfRange(ulaw, from, Math.min(ulaw.length, from + CHUNK_BYTES)))
                    .add();
        }
        chunks.execute();
        return new Audio(id, ulaw.length, durationMs);
    }

    /** Takes more references to a sound. */
    public void retain(Handle handle, long id, int references) {
        int rows = handle.createUpdate("UPDATE audio SET refs = refs + :more WHERE id = :id")
                .bind("more", references)
                .bind("id", id)
                .execute();
        if (rows == 0) {
            throw new IllegalStateException("No audio " + id);
        }
    }

    /** Gives one reference back; with the last one the sound is gone. Whatever pointed to it must be gone before. */
    public void release(Handle handle, long id) {
        handle.createUpdate("UPDATE audio SET refs = refs - 1 WHERE id = :id")
                .bind("id", id)
                .execute();
        boolean unused = handle.createQuery("SELECT refs FROM audio WHERE id = :id")
                .bind("id", id)
                .mapTo(Integer.class)
                .findOne()
                .filter(refs -> refs <= 0)
                .isPresent();
        if (unused) {
            handle.createUpdate("DELETE FROM audio_chunk WHERE audio_id = :id")
                    .bind("id", id)
                    .execute();
            handle.createUpdate("DELETE FROM audio WHERE id = :id")
                    .bind("id", id)
                    .execute();
        }
    }

    public Optional<Audio> find(Handle handle, long id) {
        return handle.createQuery("SELECT size_bytes, duration_ms FROM audio WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> new Audio(id, row.getInt(1), row.getInt(2)))
                .findOne();
    }

    /** The n-th chunk; all but the last have {@link #CHUNK_BYTES} bytes. Empty when the sound has been freed. */
    Optional<byte[]> chunk(Handle handle, long id, int n) {
        return handle.createQuery("SELECT content FROM audio_chunk WHERE audio_id = :id AND n = :n")
                .bind("id", id)
                .bind("n", n)
                .map((row, context) -> row.getBytes(1))
                .findOne();
    }
}
