package org.parley.gateway.speech;

/** Where an engine's words go while it speaks them. One thread at a time writes. */
public interface SpeechSink {

    /** @param mulaw 8 kHz; only the first {@code length} bytes count */
    void audio(byte[] mulaw, int length);

    /** Whether anybody still wants to hear it; what is synthesised nevertheless is kept for later. */
    boolean isWanted();

    /** Has something done, at most once, when nobody wants to hear it any more: at once if that is so already. */
    void whenUnwanted(Runnable action);
}
