package org.parley.gateway.spool;

import java.nio.ByteBuffer;

/** Where the bytes of a recording come from. */
public interface AudioSource {

    /**
     * Moves what is there into a buffer, without waiting.
     *
     * @return bytes moved
     */
    int read(ByteBuffer target);
}
