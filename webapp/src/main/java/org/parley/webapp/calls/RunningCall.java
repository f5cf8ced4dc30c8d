package org.parley.webapp.calls;

import java.time.Instant;

/**
 * A call in progress, as its first leg came in.
 *
 * @param leg names it to its gateway
 * @param callId names it in traces
 * @param caller extension or number of who calls
 * @param called what was dialled, as it may be shown
 */
public record RunningCall(String leg, String callId, String caller, String name, String called, Instant since) {}
