package org.parley.gateway.media.internal;

import java.util.concurrent.Executor;
import org.parley.gateway.speech.WordRecognizer;

/** Who hears the words of a stream's far side. Runs on the media thread; ending a recognition is left to another. */
final class WordEar {
    private final Executor others;
    private WordRecognizer.Hearing hearing = WordRecognizer.Hearing.DEAF;

    WordEar(Executor others) {
        this.others = others;
    }

    void hear(WordRecognizer.Hearing next) {
        stop();
        hearing = next;
    }

    void audio(byte[] mulaw, int size) {
        hearing.audio(mulaw, size);
    }

    void stop() {
        WordRecognizer.Hearing before = hearing;
        hearing = WordRecognizer.Hearing.DEAF;
        if (before != hearing) {
            others.execute(before::stop);
        }
    }
}
