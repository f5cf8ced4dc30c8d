package org.parley.gateway.spool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A flat set of named files, with what durability needs said aloud: contents are safe after {@link SpoolFile#force},
 * names after {@link #forceNames}. The test double forgets everything else.
 */
public interface SpoolStorage {

    /**
     * Asked before a recording begins.
     *
     * @throws IOException when there is no room for one
     */
    default void requireRoom() throws IOException {}

    /** Makes an empty file; it must not exist. */
    SpoolFile create(String name) throws IOException;

    List<String> list() throws IOException;

    /** Bytes. */
    long size(String name) throws IOException;

    InputStream open(String name) throws IOException;

    /** Deletes a file if it exists. */
    void delete(String name) throws IOException;

    /** Makes the names of created and deleted files durable. */
    void forceNames() throws IOException;

    /** A file that is being written. One thread at a time. */
    interface SpoolFile extends AutoCloseable {

        /** Appends all that remains in the buffer. */
        void write(ByteBuffer bytes) throws IOException;

        /** Cuts off what is behind so many bytes, which were written. */
        void truncate(long bytes) throws IOException;

        /** Makes what was written durable. */
        void force() throws IOException;

        @Override
        void close() throws IOException;
    }
}
