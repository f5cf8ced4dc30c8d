package org.parley.gateway.speech;

import java.time.Duration;
import java.util.List;
import org.parley.browser.platform.SpokenGrammar;

/** Something that understands what callers say. Any thread; nothing here waits. */
public interface WordRecognizer {

    /** Understands nobody. */
    WordRecognizer NONE = (grammars, heard) -> Hearing.DEAF;

    /** What becomes of one recognition; called once at most, on any thread. */
    interface Heard {

        /** The caller began to speak. */
        void began();

        /** @param words as a grammar has them; empty when they are of none. @param confidence 0 to 1 */
        void understood(String words, double confidence, Duration length);
    }

    /** One recognition under way. */
    interface Hearing {
        Hearing DEAF = new Hearing() {
            @Override
            public void audio(byte[] mulaw, int length) {
                // nobody listens
            }

            @Override
            public void stop() {
                // nothing to stop
            }
        };

        /** A packet of the caller; on a media clock thread, without a lock or an allocation of its own. */
        void audio(byte[] mulaw, int length);

        /** Its result is not wanted any more. */
        void stop();
    }

    /** Begins to listen. */
    Hearing listen(List<SpokenGrammar> grammars, Heard heard);
}
