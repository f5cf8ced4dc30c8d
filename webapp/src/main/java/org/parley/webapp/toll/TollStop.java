package org.parley.webapp.toll;

import java.time.Instant;

/**
 * Calls to the outside were stopped.
 *
 * @param subject an extension, or {@link #ALL}
 */
public record TollStop(String subject, Instant since, String reason) {
    /** Everybody. */
    public static final String ALL = "all";
}
