package org.parley.gateway.media.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.parley.gateway.media.MediaQuality;
import org.parley.gateway.media.RtpPeer;
import org.parley.gateway.rtcp.RtcpReport;
import org.parley.gateway.rtcp.SenderInfo;
import org.parley.gateway.srtp.SrtpReceiver;
import org.parley.gateway.srtp.SrtpSender;

/**
 * The reports of one stream (RFC 3550 §6): what it says of itself and of what it hears, and what the far side says. Belongs to
 * the thread of reports, but for what says otherwise.
 */
final class StreamReports {
    /** §6.3.1: what reconsideration would otherwise add to the interval. */
    private static final double COMPENSATION = Math.E - 1.5;

    private static final int LARGEST = 1500;
    private static final int MOST_AT_ONCE = 8;
    private static final int MOST_WAITING = 4;
    private static final int NAME_BYTES = 12;
    private static final int SAMPLES_PER_SECOND = 8000;

    /** How reports leave by the socket of RTP (RFC 5761). */
    interface Muxed {
        void send(ByteBuffer packet, InetSocketAddress target);
    }

    private final ReportLoop loop;
    private final DatagramChannel channel;
    private final Transmission sent;
    private final Reception heard;
    private final FarReports far;
    private final ReportPath path;
    private final Muxed muxed;
    private final RandomGenerator random;
    private final String name;
    private final AtomicInteger waiting = new AtomicInteger();
    private final OwnBlock block = new OwnBlock();
    private volatile int rate = SAMPLES_PER_SECOND;
    private RtpPeer peer;
    private SrtpSender sealing;
    private SrtpReceiver opening;
    private long dueAt = Long.MAX_VALUE;
    private long sentBefore;
    private long sentBeforeThat;
    private boolean spoke;
    private boolean over;

    /**
     * @param channel for RTCP alone
     * @param latch knows where RTP comes from
     * @param muxed called by the thread of reports
     */
    StreamReports(
            ReportLoop loop,
            DatagramChannel channel,
            Transmission sent,
            Reception heard,
            SourceLatch latch,
            RandomGenerator random,
            Muxed muxed) {
        this.loop = loop;
        this.channel = channel;
        this.sent = sent;
        this.heard = heard;
        this.random = random;
        this.muxed = muxed;
        far = new FarReports(sent.source());
        path = new ReportPath(latch, heard);
        // RFC 7022 §4.2: a name for this call that tells nothing of us
        byte[] bytes = new byte[NAME_BYTES];
        random.nextBytes(bytes);
        name = Base64.getEncoder().encodeToString(bytes);
        loop.add(this);
    }

    /**
     * After an offer and answer. Any thread.
     *
     * @param srtp seals what is sent, null for none
     */
    void connect(RtpPeer negotiated, SrtpSender srtp) {
        loop.execute(() -> connected(negotiated, srtp));
    }

    /** A packet that came to the socket of RTP from where RTP comes from. Any thread; too many at once are left out. */
    void muxed(InetSocketAddress from, ByteBuffer packet) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            loop.ignoredReports().increment();
            return;
        }
        byte[] copy = new byte[packet.remaining()];
        packet.get(copy);
        loop.execute(() -> {
            waiting.decrementAndGet();
            take(from, copy, copy.length);
        });
    }

    /** Says goodbye, closes the socket, then runs something. Any thread. */
    void end(Runnable then) {
        loop.execute(() -> {
            ended();
            then.run();
        });
    }

    /** Any thread. */
    MediaQuality quality() {
        Duration jitter = Duration.ofNanos(heard.jitter() * 1_000_000_000L / rate);
        return new MediaQuality(sent.packets(), heard.packets(), heard.lost(), jitter, far.view());
    }

    long dueAt() {
        return dueAt;
    }

    private void connected(RtpPeer negotiated, SrtpSender srtp) {
        if (over) {
            return;
        }
        boolean first = peer == null;
        boolean sameKeys = peer != null && peer.srtp().equals(negotiated.srtp());
        peer = negotiated;
        rate = negotiated.clockRate();
        sealing = srtp;
        if (!sameKeys) {
            opening = negotiated
                    .srtp()
                    .map(keys -> new SrtpReceiver(keys.suite(), keys.theirs()))
                    .orElse(null);
        }
        path.agreed(negotiated);
        try {
            if (negotiated.rtcpMux()) {
                channel.close();
            } else if (first && channel.isOpen()) {
                loop.register(channel, this);
            }
        } catch (IOException e) {
            loop.ignoredReports().increment();
        }
        if (first && loop.intervalNanos() > 0) {
            // §6.2: half of the interval before the first report
            next(0.5);
        }
    }

    /**
     * §6.3.1. With two in a session its bandwidth would always allow more than the least interval does, and there is nobody
     * to reconsider for.
     */
    private void next(double part) {
        double interval = loop.intervalNanos() * part * (0.5 + random.nextDouble()) / COMPENSATION;
        dueAt = loop.now() + (long) interval;
        loop.schedule(this);
    }

    void report() {
        send(false);
        next(1);
    }

    private void send(boolean bye) {
        Optional<InetSocketAddress> target = path.target();
        if (target.isEmpty()) {
            return;
        }
        long now = loop.now();
        long packets = sent.packets();
        // §6.4: a sender is who sent since the report before the last one
        Optional<SenderInfo> sender =
                packets > sentBeforeThat ? Optional.of(sent.info(loop.ntp(now), now, rate)) : Optional.empty();
        sentBeforeThat = sentBefore;
        sentBefore = packets;
        RtcpReport report = new RtcpReport(
                sent.source(), sender, heard.isBegun() ? List.of(block.now(heard, far, now)) : List.of(), name, bye);
        byte[] packet = report.packet(sealing == null ? 0 : SrtpSender.RTCP_ROOM);
        if (sealing != null) {
            sealing.sealRtcp(packet, packet.length - SrtpSender.RTCP_ROOM);
        }
        spoke = true;
        loop.sentReports().increment();
        transmit(ByteBuffer.wrap(packet), target.get());
    }

    private void transmit(ByteBuffer packet, InetSocketAddress target) {
        if (peer.rtcpMux()) {
            muxed.send(packet, target);
            return;
        }
        try {
            channel.send(packet, target);
        } catch (IOException e) {
            // one that does not get through is as good as one that is lost on the way
        }
    }

    void readable() {
        ByteBuffer buffer = ByteBuffer.allocate(LARGEST);
        for (int i = 0; i < MOST_AT_ONCE; i++) {
            try {
                InetSocketAddress from = (InetSocketAddress) channel.receive(buffer.clear());
                if (from == null) {
                    return;
                }
                take(from, buffer.array(), buffer.flip().limit());
            } catch (IOException e) {
                return;
            }
        }
    }

    private void take(InetSocketAddress from, byte[] packet, int length) {
        if (over || !believed(from, packet, length)) {
            loop.ignoredReports().increment();
        }
    }

    private boolean believed(InetSocketAddress from, byte[] packet, int length) {
        if (!path.isFromFar(from)) {
            return false;
        }
        int plain = opening == null ? length : opening.openRtcp(packet, length);
        if (plain < 0) {
            return false;
        }
        Optional<RtcpReport> report = RtcpReport.read(packet, plain).filter(path::isOfFar);
        report.ifPresent(known -> {
            long now = loop.now();
            path.heard(from, known);
            far.heard(known, loop.ntp(now), now, rate);
            loop.receivedReports().increment();
        });
        return report.isPresent();
    }

    private void ended() {
        if (over) {
            return;
        }
        // §6.3.7: who never said anything leaves without a word
        if (peer != null && loop.intervalNanos() > 0 && (spoke || sent.packets() > 0)) {
            send(true);
        }
        over = true;
        loop.remove(this);
        try {
            channel.close();
        } catch (IOException e) {
            loop.ignoredReports().increment();
        }
    }
}
