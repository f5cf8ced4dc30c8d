package org.parley.webapp.trace;

import java.time.Instant;

/**
 * One thing that happened in a call.
 *
 * @param layer sip, ccxml, voicexml, servlet or sql
 */
public record TraceLine(Instant at, String layer, String what) {}
