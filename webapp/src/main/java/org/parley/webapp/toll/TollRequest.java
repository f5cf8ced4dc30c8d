package org.parley.webapp.toll;

/**
 * Somebody wants to call a number outside.
 *
 * @param callId of the call in which this is asked, for the logs
 * @param user the extension whose rights count, proved by a telephone's secret or a PIN; empty for a guest
 * @param caller who is said to call, not trusted
 */
public record TollRequest(String callId, String user, String caller, TollPath path, String number) {}
