package org.parley.gateway.media.internal;

import java.nio.ByteBuffer;
import org.parley.browser.platform.PlatformEvent;
import org.parley.gateway.audio.G711;

/** A queue on its way out: where it stands, and what it reports to its dialog. */
final class PlayQueue {
    private static final byte[] SILENCE = silence();

    private final long playId;
    private final StreamDialog dialog;
    private Segment[] segments;
    private int index;
    private int offset;
    private boolean heard;
    private boolean over;

    PlayQueue(long playId, StreamDialog dialog) {
        this.playId = playId;
        this.dialog = dialog;
    }

    StreamDialog dialog() {
        return dialog;
    }

    void loaded(Segment[] ready) {
        segments = ready;
        if (over) {
            abandon();
        }
    }

    boolean isLoaded() {
        return segments != null;
    }

    /** Whether any of it takes time. */
    boolean sounds() {
        for (Segment segment : segments) {
            if (segment.sounds()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Writes what comes next and reports the marks on the way.
     *
     * @return bytes written; 0 when the queue is over
     */
    int fill(ByteBuffer frame, int room, long now) {
        int left = room;
        boolean waits = false;
        while (index < segments.length && left > 0 && !waits) {
            Segment segment = segments[index];
            if (segment.mark() != null) {
                dialog.report(new PlatformEvent.MarkReached(playId, segment.mark(), now));
            }
            boolean grows = segment.grows();
            int atHand = segment.length();
            boolean begins = offset > 0 || !grows || segment.mayBegin(atHand);
            int part = begins ? Math.min(left, atHand - offset) : 0;
            if (part > 0 && segment.mulaw() != null) {
                frame.put(segment.mulaw(), offset, part);
            } else if (part > 0) {
                frame.put(SILENCE, 0, part);
            }
            left -= part;
            offset += part;
            waits = grows && left > 0;
            if (!grows && offset >= atHand) {
                index++;
                offset = 0;
            }
        }
        int written = room - left;
        if (written > 0 && !heard) {
            heard = true;
            dialog.report(new PlatformEvent.PlayStarted(playId, now));
        }
        if (waits) {
            // words that are still being spoken are not here yet
            frame.put(SILENCE, 0, left);
            return room;
        }
        return written;
    }

    void done(boolean completed, long now) {
        over = true;
        if (segments != null && !completed) {
            abandon();
        }
        dialog.report(new PlatformEvent.PlayDone(playId, completed, now));
    }

    private void abandon() {
        for (Segment segment : segments) {
            segment.abandon();
        }
    }

    private static byte[] silence() {
        byte[] bytes = new byte[RtpSender.FRAME];
        java.util.Arrays.fill(bytes, G711.SILENCE);
        return bytes;
    }
}
