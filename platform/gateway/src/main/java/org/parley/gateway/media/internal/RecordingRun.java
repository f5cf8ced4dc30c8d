package org.parley.gateway.media.internal;

import org.parley.browser.platform.RecordingRequest;
import org.parley.gateway.spool.SpoolEntry;

/** One recording from the wish to the result. Belongs to the media thread. */
final class RecordingRun {
    private final StreamDialog dialog;
    private final RecordingRequest request;
    private final RecordingTap tap;
    private final SpeechActivity activity = new SpeechActivity();
    private Phase phase = Phase.PREPARING;
    private SpoolEntry entry;
    private int beepPosition;
    private boolean endWanted;

    enum Phase {
        /** The spool makes room. */
        PREPARING,
        BEEPING,
        RECORDING,
        /** The rest is written. */
        FINISHING
    }

    RecordingRun(StreamDialog dialog, RecordingRequest request, RecordingTap tap) {
        this.dialog = dialog;
        this.request = request;
        this.tap = tap;
    }

    StreamDialog dialog() {
        return dialog;
    }

    RecordingRequest request() {
        return request;
    }

    RecordingTap tap() {
        return tap;
    }

    SpeechActivity activity() {
        return activity;
    }

    Phase phase() {
        return phase;
    }

    void enter(Phase next) {
        if (next.ordinal() <= phase.ordinal()) {
            throw new IllegalStateException("a recording does not go from " + phase + " to " + next);
        }
        phase = next;
    }

    SpoolEntry entry() {
        return entry;
    }

    void prepared(SpoolEntry made) {
        entry = made;
    }

    int beepPosition() {
        return beepPosition;
    }

    void beeped(int samples) {
        beepPosition += samples;
    }

    /** Whether it was stopped before the spool had made room. */
    boolean endWanted() {
        return endWanted;
    }

    void wantEnd() {
        endWanted = true;
    }
}
