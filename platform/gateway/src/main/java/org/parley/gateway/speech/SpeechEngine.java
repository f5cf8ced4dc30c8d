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

    /**
     * Speaks plain text. Blocks as long as that takes.
     *
     * @throws IOException the engine failed; the next one is asked
     */
    PcmAudio synthesize(String text, String language) throws IOException;
}
