package org.parley.gateway.media.internal;

import org.parley.gateway.speech.WordRecognizer;

/** Where dialogs speak and listen: a stream or a conference. Methods run on its media thread unless they say otherwise. */
interface DialogPlace {

    /** Any thread: runs a command on its media thread. */
    void execute(Runnable command);

    /** Any thread. */
    StreamRecorder recorder();

    /** Any thread: names it in logs and beside its recordings. */
    String callId();

    boolean isOver();

    void attach(StreamDialog listening);

    void detach(StreamDialog closed);

    void play(PlayQueue queue);

    void loaded(PlayQueue queue, Segment[] segments);

    void stopPlaying(StreamDialog from);

    /** Has a recogniser hear the far side, where there is one; it replaces the one before. */
    default void hearWords(WordRecognizer.Hearing words) {
        words.stop();
    }

    void stopRecording(StreamDialog from);

    /** Those who hear this place get a key that its dialog does not take. */
    void relay(char key);

    /** There may be something to say. */
    void wake();

    /** No recording runs any more. */
    void recordingOver();
}
