package org.parley.browser.platform;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** A finished recording, kept by the platform (the gateway: in its spool) until the call's session is over. */
public interface Recording {

    /** {@code audio/basic} or {@code audio/x-wav}. */
    String mediaType();

    /** Bytes. */
    long size();

    Duration duration();

    InputStream open() throws IOException;

    /** A submit that carried this recording was answered with 2xx: the platform no longer has to deliver it. */
    void submitted();

    /**
     * The session is over. If the recording was not {@link #submitted} and its request named a recovery address, the
     * platform now delivers it there; otherwise it is discarded.
     */
    void release();
}
