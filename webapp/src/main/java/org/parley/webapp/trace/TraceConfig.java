package org.parley.webapp.trace;

import java.time.Duration;

/**
 * The section {@code trace} of the settings.
 *
 * @param keep how long a trace is kept from its first line on
 * @param mostMemory of all traces together, in bytes
 */
public record TraceConfig(Duration keep, long mostMemory) {
    private static final long USUAL = 32L << 20;

    public static final TraceConfig DEFAULT = new TraceConfig(Duration.ofHours(1), USUAL);
}
