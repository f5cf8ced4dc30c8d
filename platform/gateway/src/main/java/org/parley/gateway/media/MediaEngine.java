package org.parley.gateway.media;

import java.io.IOException;
import java.time.Duration;
import org.parley.browser.platform.Clock;

/** All media of the gateway: a few clock threads that own many streams each. */
public final class MediaEngine implements AutoCloseable {
    private final MediaConfig config;
    private final Clock clock;

    /** Starts the threads and delivers what an earlier process left in the spool. */
    public MediaEngine(MediaConfig config, Clock clock) throws IOException {
        this.config = config;
        this.clock = clock;
    }

    /** Opens a session without a name. */
    public MediaSession open() throws IOException {
        return open("");
    }

    /**
     * Opens a session on a free port.
     *
     * @param callId names the call in logs and in what a recording's recovery needs
     * @throws IOException no port of the range is free
     */
    public MediaSession open(String callId) throws IOException {
        throw new IOException("no media yet on " + config.address() + " at " + clock.instant());
    }

    /** Figures now. */
    public MediaStatistics statistics() {
        return new MediaStatistics(0, 0, 0, 0, 0, Duration.ZERO, 0, 0);
    }

    /** Ends all streams; recordings that run stay in the spool and are delivered by the next engine. */
    @Override
    public void close() {}
}
