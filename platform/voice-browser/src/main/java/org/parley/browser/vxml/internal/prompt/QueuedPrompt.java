package org.parley.browser.vxml.internal.prompt;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.parley.browser.platform.Playable;

/**
 * A prompt that was selected and rendered and waits for its turn.
 *
 * @param timeout its own {@code timeout} attribute (VoiceXML 2.0 §4.1.7)
 */
public record QueuedPrompt(List<Playable> items, BargeIn bargeIn, Optional<Duration> timeout) {

    /** How a prompt takes input while it plays (VoiceXML 2.0 §4.1.5). */
    public enum BargeIn {
        /** {@code bargein="false"}: not at all; what is pressed is thrown away. */
        NONE,
        /** Any key stops it. */
        SPEECH,
        /** Only a complete match of an active grammar stops it. */
        HOTWORD
    }
}
