package org.parley.webapp.calls;

import java.util.OptionalLong;

/**
 * How well the audio of a leg came through, as the gateway counted it and as the far side's reports (RTCP) said.
 *
 * @param sent RTP packets to the far side
 * @param received RTP packets from there
 * @param lost of those that should have come; negative when more copies came
 * @param jitterMicros of what came, in microseconds
 * @param farLost of those that we sent, by the far side's last report; empty without one, as the two behind it
 * @param farJitterMicros of what we sent, in microseconds
 * @param roundTripMicros in microseconds
 */
public record CallMedia(
        long sent,
        long received,
        long lost,
        long jitterMicros,
        OptionalLong farLost,
        OptionalLong farJitterMicros,
        OptionalLong roundTripMicros) {
    /** Of a leg that nothing is known of. */
    public static final CallMedia NONE =
            new CallMedia(0, 0, 0, 0, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());
}
