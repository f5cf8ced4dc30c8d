package org.parley.gateway.sip;

/**
 * What the SIP stack holds now.
 *
 * @param sessions INVITE sessions not over yet
 * @param dialogs dialogs in the stack's table; they linger some seconds
 * @param transactions client and server transactions; over UDP they linger 32 s (RFC 3261 §17, timers D, H, J, K)
 */
public record SipStatistics(int sessions, int dialogs, int transactions) {}
