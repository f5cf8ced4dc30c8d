package org.parley.gateway.media.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import org.parley.gateway.audio.G711;

/** Tones of coming and going, one after the other, and music for somebody who is alone. Belongs to the conference's thread. */
public final class ConferenceSignals {
    /** More wait only when many come at once: then one tone stands for several. */
    private static final int MOST_WAITING = 2;

    private final byte[] enter;
    private final byte[] exit;
    private final byte[] music;
    private final short[] frame = new short[RtpSender.FRAME];
    private final Deque<Signal> waiting = new ArrayDeque<>();
    private int position;
    private int musicPosition;
    private ConferenceParty notFor;

    private record Signal(byte[] audio, ConferenceParty notFor) {}

    /**
     * @param enter µ-law, a whole number of frames, as the others
     * @param music empty for silence
     */
    public ConferenceSignals(byte[] enter, byte[] exit, byte[] music) {
        this.enter = enter;
        this.exit = exit;
        this.music = music;
    }

    /** @param audio µ-law, a whole number of frames; null for the conference's own */
    void enter(ConferenceParty newcomer, byte[] audio) {
        add(new Signal(audio == null ? enter : audio, newcomer));
    }

    /** @param audio likewise */
    void exit(byte[] audio) {
        add(new Signal(audio == null ? exit : audio, null));
    }

    private void add(Signal signal) {
        if (waiting.size() < MOST_WAITING && signal.audio.length > 0) {
            waiting.add(signal);
        }
    }

    /** Whether that party hears the tone of this frame. */
    boolean isFor(ConferenceParty party) {
        return party != notFor;
    }

    /**
     * Adds the next frame to the sum.
     *
     * @return the tone in it, null when there is none
     */
    short[] next(int[] sum, boolean alone) {
        notFor = null;
        Signal signal = waiting.peek();
        if (signal != null) {
            for (int i = 0; i < frame.length; i++) {
                frame[i] = G711.fromMulaw(signal.audio[position + i]);
                sum[i] += frame[i];
            }
            notFor = signal.notFor;
            position += frame.length;
            if (position >= signal.audio.length) {
                position = 0;
                waiting.poll();
            }
            return frame;
        }
        if (!alone || music.length == 0) {
            musicPosition = 0;
            return null;
        }
        for (int i = 0; i < frame.length; i++) {
            sum[i] += G711.fromMulaw(music[musicPosition++]);
            musicPosition = musicPosition == music.length ? 0 : musicPosition;
        }
        return null;
    }
}
