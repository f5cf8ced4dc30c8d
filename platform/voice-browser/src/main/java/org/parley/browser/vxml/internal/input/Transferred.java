package org.parley.browser.vxml.internal.input;

import java.time.Duration;
import java.util.Optional;

/**
 * How a transfer ended.
 *
 * @param outcome a value of the form item variable, or an event (it has a dot)
 * @param duration of the bridge, zero when nobody answered
 * @param match what the caller said or pressed to end it
 */
public record Transferred(String outcome, Duration duration, Optional<Input.Match> match) {
    public boolean isEvent() {
        return outcome.indexOf('.') >= 0;
    }
}
