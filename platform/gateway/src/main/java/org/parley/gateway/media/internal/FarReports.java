package org.parley.gateway.media.internal;

import java.time.Duration;
import java.util.Optional;
import org.parley.gateway.media.MediaQuality;
import org.parley.gateway.rtcp.NtpTime;
import org.parley.gateway.rtcp.ReportBlock;
import org.parley.gateway.rtcp.RtcpReport;

/** What the far side's reports say. Belongs to the thread of reports; its result is read by anyone. */
final class FarReports {
    private static final double PARTS = 256;
    private static final long BILLION = 1_000_000_000L;
    /** A round trip of a negative time, or of more than this, is of a clock that is wrong. */
    private static final int LONGEST_TRIP = NtpTime.span(20 * BILLION);

    private final int ours;
    private int lastSender;
    private long lastSenderAt;
    private Optional<Duration> roundTrip = Optional.empty();
    private volatile MediaQuality.Far view;

    /** @param ours SSRC of what we send */
    FarReports(int ours) {
        this.ours = ours;
    }

    /**
     * A report came that is to be believed.
     *
     * @param ntp now, as in our own sender reports
     * @param rate ticks in a second of the stream's timestamps
     */
    void heard(RtcpReport report, long ntp, long nanos, int rate) {
        report.sender().ifPresent(sender -> {
            lastSender = NtpTime.middle(sender.ntp());
            lastSenderAt = nanos;
        });
        for (ReportBlock block : report.blocks()) {
            if (block.source() == ours) {
                about(block, ntp, rate);
            }
        }
    }

    private void about(ReportBlock block, long ntp, int rate) {
        if (block.lastSender() != 0) {
            // RFC 3550 §6.4.1: A - LSR - DLSR
            int trip = NtpTime.middle(ntp) - block.lastSender() - block.sinceLastSender();
            if (trip >= 0 && trip < LONGEST_TRIP) {
                roundTrip = Optional.of(Duration.ofNanos(NtpTime.nanos(trip)));
            }
        }
        view = new MediaQuality.Far(
                block.fractionLost() / PARTS,
                block.lost(),
                Duration.ofNanos((block.jitter() & 0xFFFF_FFFFL) * BILLION / rate),
                roundTrip);
    }

    /** For our own blocks: when its last sender report was made. */
    int lastSender() {
        return lastSender;
    }

    int sinceLastSender(long nanos) {
        return lastSender == 0 ? 0 : NtpTime.span(nanos - lastSenderAt);
    }

    /** Any thread. */
    Optional<MediaQuality.Far> view() {
        return Optional.ofNullable(view);
    }
}
