package org.parley.gateway.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.parley.gateway.spool.SpoolStorage.SpoolFile;

/** A recording in the spool while it is written: {@code <id>.ulaw}, and {@code <id>.json} if it must survive. */
public final class SpoolEntry {
    private final String id;
    private final boolean recoverable;
    private final SpoolFile file;
    private long size;
    private boolean dirty;

    SpoolEntry(String id, boolean recoverable, SpoolFile file) {
        this.id = id;
        this.recoverable = recoverable;
        this.file = file;
    }

    String id() {
        return id;
    }

    boolean recoverable() {
        return recoverable;
    }

    long size() {
        return size;
    }

    void write(ByteBuffer audio) throws IOException {
        int bytes = audio.remaining();
        file.write(audio);
        size += bytes;
        dirty = true;
    }

    /** Cuts off what is behind so many bytes. */
    void truncate(long most) throws IOException {
        if (most < size) {
            file.truncate(most);
            size = most;
            dirty = true;
        }
    }

    /** Makes it durable if it has to survive and anything is new. */
    void force() throws IOException {
        if (dirty && recoverable) {
            file.force();
        }
        dirty = false;
    }

    void close() throws IOException {
        file.close();
    }

    static String audioName(String id) {
        return id + ".ulaw";
    }

    static String sidecarName(String id) {
        return id + ".json";
    }
}
