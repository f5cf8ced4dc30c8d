package org.parley.gateway.media;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How well the audio of a call came through, until now.
 *
 * @param packetsSent RTP packets that left
 * @param packetsReceived RTP packets that came
 * @param packetsLost those that should have come and did not; negative when more copies came
 * @param jitter of what came, as RFC 3550 §6.4.1 estimates it
 * @param far what the far side's reports say, empty while none came
 */
public record MediaQuality(
        long packetsSent, long packetsReceived, long packetsLost, Duration jitter, Optional<Far> far) {
    /** Of a call without audio. */
    public static final MediaQuality NONE = new MediaQuality(0, 0, 0, Duration.ZERO, Optional.empty());

    private static final double MILLISECOND = 1e6;

    /**
     * The far side's view of what we send (RFC 3550 §6.4).
     *
     * @param fractionLost of the packets between its last two reports, 0 to 1
     * @param packetsLost since the begin of the call
     * @param roundTrip from its last report that answers one of ours, empty while none did
     */
    public record Far(double fractionLost, long packetsLost, Duration jitter, Optional<Duration> roundTrip) {}

    /** For people. */
    @Override
    public String toString() {
        String ours = String.format(
                Locale.ROOT,
                "%d packets sent, %d received, %d lost, jitter %.1f ms",
                packetsSent,
                packetsReceived,
                packetsLost,
                jitter.toNanos() / MILLISECOND);
        return ours + far.map(MediaQuality::told).orElse("; no report of the far side");
    }

    private static String told(Far far) {
        String trip = far.roundTrip()
                .map(time -> String.format(Locale.ROOT, ", round trip %.1f ms", time.toNanos() / MILLISECOND))
                .orElse("");
        return String.format(
                Locale.ROOT,
                "; the far side reports %d lost, jitter %.1f ms%s",
                far.packetsLost(),
                far.jitter().toNanos() / MILLISECOND,
                trip);
    }
}
