package org.parley.webapp.mailbox;

import java.time.Instant;

/**
 * Where a forwarded message comes from.
 *
 * @param from who left it first
 * @param at when that was
 */
public record Origin(Caller from, Instant at) {}
