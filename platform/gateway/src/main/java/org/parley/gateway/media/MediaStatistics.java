package org.parley.gateway.media;

import java.time.Duration;

/**
 * Figures of the engine. Counters run since its start.
 *
 * @param streams sessions that are open now
 * @param packetsSent RTP packets sent
 * @param packetsReceived RTP packets taken from the far side of a call
 * @param packetsDropped packets that were not valid RTP of the negotiated type, or came from a stranger
 * @param packetsRefused packets that a socket did not take
 * @param packetsLate packets sent more than 5 ms after their time
 * @param reportsSent RTCP packets sent
 * @param reportsReceived RTCP packets of the far sides of calls
 * @param reportsIgnored RTCP packets of strangers, and such as cannot be read
 * @param latenessP99 of the packets sent in the last 10 to 20 seconds
 * @param recordings recordings that run now
 * @param spoolBacklog recordings that wait to be delivered to their recovery address
 */
public record MediaStatistics(
        int streams,
        long packetsSent,
        long packetsReceived,
        long packetsDropped,
        long packetsRefused,
        long packetsLate,
        long reportsSent,
        long reportsReceived,
        long reportsIgnored,
        Duration latenessP99,
        int recordings,
        int spoolBacklog) {}
