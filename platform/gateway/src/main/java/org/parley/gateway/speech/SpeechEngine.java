package org.parley.gateway.speech;

import java.io.IOException;
import org.parley.gateway.audio.PromptCodec;

/**
 * Something that turns text into speech. Found by {@link java.util.ServiceLoader}; must be safe for use by several
 * threads.
 */
public interface SpeechEngine {

    /** Short and stable: part of the key under which results are cached on disk. */
    String name();

    /** What the settings call it, in which each language has a list of engines. */
    default String family() {
        return name();
    }

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

    /** Whether it takes as long to synthesise words as to say them, so that they should be heard meanwhile. */
    default boolean isLive() {
        return false;
    }

    /** Whether what it said may be kept on disk. */
    default boolean keeps() {
        return true;
    }

    /**
     * As {@link #synthesize}, to be heard meanwhile where the engine can.
     *
     * @return whether all of it was said; false when nobody wanted to hear the rest
     * @throws IOException the engine failed; what it did say counts
     */
    default boolean speak(Words words, SpeechSink sink) throws IOException {
        PcmAudio audio = synthesize(words);
        byte[] mulaw = PromptCodec.encode(audio.samples(), audio.rate());
        sink.audio(mulaw, mulaw.length);
        return true;
    }
}
