package org.parley.gateway.media.internal;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.parley.gateway.media.RtpPeer;
import org.parley.gateway.rtcp.RtcpReport;

/**
 * Where reports go, and whose count: those from where they were said to come from or from the host that RTP comes from, with
 * the SSRC of that RTP. Belongs to the thread of reports.
 */
final class ReportPath {
    private final SourceLatch latch;
    private final Reception heard;
    private RtpPeer peer;
    private InetSocketAddress source;
    private Integer ssrc;

    ReportPath(SourceLatch latch, Reception heard) {
        this.latch = latch;
        this.heard = heard;
    }

    void agreed(RtpPeer negotiated) {
        peer = negotiated;
        source = null;
        ssrc = null;
    }

    /** Symmetric as RTP is; empty when RTP comes from elsewhere than was said (a NAT) and no report showed the way yet. */
    Optional<InetSocketAddress> target() {
        InetSocketAddress rtp = latch.target();
        if (peer.rtcpMux()) {
            return Optional.ofNullable(rtp);
        }
        if (source != null) {
            return Optional.of(source);
        }
        boolean asSaid = rtp == null || sameHost(rtp, peer.sdpAddress());
        return asSaid ? Optional.of(peer.rtcpAddress()) : Optional.empty();
    }

    boolean isFromFar(InetSocketAddress from) {
        if (peer == null) {
            return false;
        }
        InetSocketAddress rtp = latch.target();
        return from.equals(peer.rtcpAddress()) || rtp != null && sameHost(from, rtp);
    }

    /** Somebody off the path does not know the number. Before any RTP came, the first report shows it. */
    boolean isOfFar(RtcpReport report) {
        return heard.isBegun() ? report.source() == heard.source() : ssrc == null || report.source() == ssrc;
    }

    /** A report came that is to be believed. */
    void heard(InetSocketAddress from, RtcpReport report) {
        source = from;
        ssrc = report.source();
    }

    private static boolean sameHost(InetSocketAddress one, InetSocketAddress other) {
        return one.getAddress() != null && one.getAddress().equals(other.getAddress());
    }
}
