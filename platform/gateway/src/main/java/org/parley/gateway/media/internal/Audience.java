package org.parley.gateway.media.internal;

/**
 * Who gets what the far side of a stream says: those who are joined with it, the recording, and whoever looks for words and
 * keys in it. Runs on the media thread.
 */
final class Audience {
    /** Samples that a key goes on after its last packet, if that was not the end. */
    private static final int BETWEEN_PACKETS = 480;

    private final Listeners listeners;
    private final StreamRecorder recorder;
    private final WordEar words;
    private final Pauses pauses = new Pauses();
    private InBandTap inBand;

    Audience(Listeners listeners, StreamRecorder recorder, WordEar words) {
        this.listeners = listeners;
        this.recorder = recorder;
        this.words = words;
    }

    /** @param keys where audio goes in which keys are to be found, null when keys come as events */
    void findKeys(InBandTap keys) {
        inBand = keys;
    }

    /**
     * Audio as µ-law.
     *
     * @param timestamp at 8 kHz
     */
    void audio(int ssrc, int sequence, int timestamp, byte[] mulaw, int size, long now) {
        int pause = pauses.before(ssrc, sequence, timestamp, size);
        if (pause > 0) {
            listeners.silence(ssrc, timestamp - pause, pause);
        } else if (pause < 0) {
            listeners.anew();
        }
        listeners.audio(ssrc, timestamp, mulaw, size);
        recorder.audio(ssrc, timestamp, mulaw, size, now, pause);
        words.audio(mulaw, size);
        if (inBand != null) {
            inBand.audio(mulaw, size);
        }
    }

    /** A packet of a key, which is no audio. @param duration samples so far, at 8 kHz as the timestamp */
    void key(int ssrc, int sequence, int timestamp, int duration, boolean end) {
        recorder.mute(ssrc, timestamp, end ? duration : duration + BETWEEN_PACKETS);
        listeners.silence(ssrc, timestamp, duration);
        pauses.key(ssrc, sequence);
    }
}
