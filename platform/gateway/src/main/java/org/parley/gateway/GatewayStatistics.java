package org.parley.gateway;

import org.parley.gateway.media.MediaStatistics;
import org.parley.gateway.sip.SipStatistics;

/**
 * Figures of a {@link Gateway}. All of {@link SipStatistics} and {@code calls} and {@code media.streams()} go back to zero
 * when nobody calls.
 *
 * @param calls of which anything is left, now
 * @param begun INVITEs that started a session, since the start
 * @param answered calls answered with 200, since the start
 */
public record GatewayStatistics(int calls, long begun, long answered, SipStatistics sip, MediaStatistics media) {}
