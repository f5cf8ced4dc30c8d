package org.parley.gateway.media.internal;

import java.net.InetSocketAddress;

/**
 * Decides whose packets belong to a call. The address in the SDP is taken at once, and so is another port of the same
 * host (a NAT); a stranger only after several packets in sequence while nobody better sends. A source once taken stays
 * until a re-INVITE, or until it was silent for a second and its host sends from elsewhere.
 */
final class SourceLatch {
    private static final int PROBATION = 3;
    private static final long SILENCE_NANOS = 1_000_000_000L;

    /** Both are read by the thread of reports too. */
    private volatile InetSocketAddress signalled;

    private volatile InetSocketAddress source;
    private long heardAt;
    private InetSocketAddress candidate;
    private int candidateSsrc;
    private int candidateSequence;
    private int candidatePackets;

    /** After an offer and answer: everything is open again. */
    void reset(InetSocketAddress sdpAddress) {
        signalled = sdpAddress;
        source = null;
        candidate = null;
    }

    /** Where to send to: where packets come from, until then what the SDP says. */
    InetSocketAddress target() {
        InetSocketAddress latched = source;
        return latched != null ? latched : signalled;
    }

    /** Whether a packet of the negotiated type counts. */
    boolean accepts(InetSocketAddress from, RtpPacket packet, long now) {
        if (from.equals(source)) {
            heardAt = now;
            return true;
        }
        if (from.equals(signalled)) {
            return take(from, now);
        }
        boolean open = source == null
                ? sameHost(from, signalled) || proven(from, packet)
                : sameHost(from, source) && now - heardAt > SILENCE_NANOS;
        return open && take(from, now);
    }

    /** A source that has the key is the right one, wherever it sends from. */
    void proved(InetSocketAddress from, long now) {
        take(from, now);
    }

    private boolean take(InetSocketAddress from, long now) {
        source = from;
        heardAt = now;
        return true;
    }

    private static boolean sameHost(InetSocketAddress one, InetSocketAddress other) {
        return one.getAddress() != null && one.getAddress().equals(other.getAddress());
    }

    private boolean proven(InetSocketAddress from, RtpPacket packet) {
        boolean continues = from.equals(candidate)
                && packet.ssrc() == candidateSsrc
                && packet.sequence() == (candidateSequence + 1 & 0xFFFF);
        candidatePackets = continues ? candidatePackets + 1 : 1;
        candidate = from;
        candidateSsrc = packet.ssrc();
        candidateSequence = packet.sequence();
        return candidatePackets >= PROBATION;
    }
}
