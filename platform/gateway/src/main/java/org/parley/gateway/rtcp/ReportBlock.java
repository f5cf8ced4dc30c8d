package org.parley.gateway.rtcp;

/**
 * What one side says about a stream that it receives (RFC 3550 §6.4.1).
 *
 * @param source SSRC of the stream that it is about
 * @param fractionLost of the packets since the report before, in 256ths
 * @param lost packets since the begin; negative when more came than were sent, as copies do
 * @param highestSequence the newest sequence number, above its 16 bits how often it wrapped
 * @param jitter in ticks of the RTP clock
 * @param lastSender middle 32 bits of the NTP time in the last sender report that came, 0 when none did
 * @param sinceLastSender how long ago that was, in 65,536ths of a second
 */
public record ReportBlock(
        int source, int fractionLost, int lost, int highestSequence, int jitter, int lastSender, int sinceLastSender) {}
