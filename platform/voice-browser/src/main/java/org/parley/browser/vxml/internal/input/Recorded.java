package org.parley.browser.vxml.internal.input;

import java.util.Optional;
import org.parley.browser.platform.Recording;

/**
 * How a recording ended.
 *
 * @param recording empty when nothing was recorded; with {@link Ending#NO_INPUT} it is kept for the session's end, because
 *     the platform may deliver what is released, and the document has first to say whether it wants it
 * @param match the keys or words that ended it, if any did
 * @param key the single key that ended it by {@code dtmfterm}
 */
public record Recorded(
        Ending ending, Optional<Recording> recording, Optional<Input.Match> match, Optional<Character> key) {

    public enum Ending {
        SILENCE,
        MAXIMUM,
        GRAMMAR,
        ANY_KEY,
        NO_INPUT,
        HANG_UP
    }
}
