package org.parley.browser.grammar;

import java.util.Optional;

/**
 * A compiled grammar of mode voice: what a caller may say. There is no speech recognizer here; {@link VoiceMatcher} takes
 * words that somebody else has understood, for instance those that a caller of the text platform types, or that the
 * platform's recognizer made of {@link #srgs()} and what it heard.
 */
public non-sealed interface VoiceGrammar extends CompiledGrammar {

    /** The language that it is spoken in (SRGS 1.0 §4.5), for instance {@code en-US}; empty for words of a document. */
    String language();

    /** The XML form of SRGS 1.0 for a recogniser; empty when it needs other documents, or was written otherwise. */
    default Optional<String> srgs() {
        return Optional.empty();
    }
}
