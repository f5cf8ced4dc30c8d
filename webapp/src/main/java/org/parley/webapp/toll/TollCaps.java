package org.parley.webapp.toll;

import java.time.Duration;

/**
 * How much may be called.
 *
 * @param perCall the longest call; the gateway ends it then
 * @param callsPerDay calls that were placed since midnight
 * @param perDay how long they were together
 * @param atOnce calls that ring or talk
 */
public record TollCaps(Duration perCall, int callsPerDay, Duration perDay, int atOnce) {}
