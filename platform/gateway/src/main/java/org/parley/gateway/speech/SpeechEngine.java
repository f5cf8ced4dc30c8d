package org.parley.gateway.speech;

import java.io.IOException;

/**
 * Something that turns text into speech. Found by {@link java.util.ServiceLoader}; must be safe for use by several
 * threads.
 */
public interface SpeechEngine {

    /** Short and stable: part of the key under which results are cached on disk. */
    String name();

    /**
     * Whether this engine has a voice for a language. Must be quick.
     *
     * @param language BCP 47, for instance {@code en-US}
     */
    boolean speaks(String language);

    /** Whether {@link #synthesize} would start now; an engine that still loads is passed over meanwhile. */
    default boolean ready() {
        return true;
    }

    /** Whether it has the very voice that is wanted; if no engine has, the first that speaks the language does its best. */
    default boolean hasVoice(Manner manner) {
        return manner.voice().isEmpty();
    }

    /**
     * Says words, at any loudness, as fast, as high and in the voice that is wanted as well as it can. Blocks as long as that
     * takes.
     *
     * @throws IOException the engine failed; the next one is asked
     */
    PcmAudio synthesize(Words words) throws IOException;
}
