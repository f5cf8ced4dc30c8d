package org.parley.gateway.media.internal;

import java.nio.ByteBuffer;
import org.parley.browser.platform.Clock;
import org.parley.gateway.codec.Codecs;
import org.parley.gateway.codec.FrameEncoder;
import org.parley.gateway.media.RtpPeer;
import org.parley.gateway.srtp.SrtpSender;

/**
 * Packets on their way from a media thread to a worker and back, one frame ahead: a ring with one writer and one worker. No
 * lock; the media thread allocates nothing.
 */
final class OutgoingWork {
    /** What the largest packet that we make needs, with room for a codec to be wrong. */
    static final int LARGEST = 512;

    private static final int RING = 8;

    /** A packet in the making: its header stays as it is. */
    private static final class Packet {
        final byte[] raw = new byte[RtpSender.HEADER + RtpSender.FRAME];
        final byte[] ready = new byte[LARGEST];
        int length;
        boolean audio;
    }

    private final Packet[] packets = new Packet[RING];
    private final ByteBuffer wire = ByteBuffer.allocateDirect(LARGEST);
    private final RtpPeer peer;
    private final Clock clock;
    private final CodecCost cost;
    private final FrameEncoder encoder;
    private final SrtpSender srtp;
    private volatile long submitted;
    private volatile long done;
    private long sent;

    /** @param srtp seals what is ready, null for none */
    OutgoingWork(RtpPeer peer, SrtpSender srtp, Clock clock, CodecCost cost) {
        this.srtp = srtp;
        this.peer = peer;
        this.clock = clock;
        this.cost = cost;
        encoder = Codecs.encoder(peer.codec());
        for (int i = 0; i < RING; i++) {
            packets[i] = new Packet();
        }
    }

    /**
     * Media thread: hands over a packet with µ-law as its payload, or one that is complete.
     *
     * @return false when the worker is so far behind that there is no room
     */
    boolean submit(ByteBuffer packet, boolean audio) {
        if (submitted - sent == RING) {
            return false;
        }
        Packet slot = packets[(int) submitted & RING - 1];
        slot.length = packet.remaining();
        slot.audio = audio;
        packet.get(slot.raw, 0, slot.length);
        submitted = submitted + 1;
        return true;
    }

    /** Media thread: whether packets of earlier frames are still being made. */
    boolean isBehind() {
        return submitted > done;
    }

    /** Media thread: the next packet that is ready, valid until the next call; null when there is none. */
    ByteBuffer next() {
        if (sent == done) {
            return null;
        }
        Packet slot = packets[(int) sent++ & RING - 1];
        return wire.clear().put(slot.ready, 0, slot.length).flip();
    }

    /** Worker. */
    void work() {
        while (done < submitted) {
            Packet packet = packets[(int) done & RING - 1];
            int header = packet.audio ? RtpSender.HEADER : packet.length;
            System.arraycopy(packet.raw, 0, packet.ready, 0, header);
            if (packet.audio) {
                long begun = clock.nanos();
                packet.length = header + encoder.encode(packet.raw, header, packet.ready, header);
                cost.encoded(peer.codec(), clock.nanos() - begun);
            }
            if (srtp != null) {
                packet.length = srtp.seal(packet.ready, packet.length);
            }
            done = done + 1;
        }
    }
}
