package org.parley.gateway.media.internal;

import java.nio.ByteBuffer;

/** What one stream plays now. Runs on the media thread. */
final class PromptPlayer {
    private PlayQueue playing;

    /** Takes a queue, which may still be loading; one that plays is cut off. */
    void play(PlayQueue queue, long now) {
        stop(now);
        playing = queue;
    }

    boolean plays(PlayQueue queue) {
        return playing == queue;
    }

    /** Whether there is something to send now. */
    boolean isReady() {
        return playing != null && playing.isLoaded();
    }

    void stop(long now) {
        if (playing != null) {
            PlayQueue stopped = playing;
            playing = null;
            stopped.done(false, now);
        }
    }

    /** Stops what a dialog plays. */
    void stop(StreamDialog dialog, long now) {
        if (playing != null && playing.dialog() == dialog) {
            stop(now);
        }
    }

    /** Ends a queue that takes no time: its marks are reached and it is done. */
    void finishSoundless(ByteBuffer scratch, long now) {
        if (isReady() && !playing.sounds()) {
            fill(scratch, now);
        }
    }

    /** Writes the next frame or its beginning; a queue that has nothing more is done. */
    void fill(ByteBuffer frame, long now) {
        if (isReady() && playing.fill(frame, RtpSender.FRAME, now) == 0) {
            PlayQueue over = playing;
            playing = null;
            over.done(true, now);
        }
    }
}
