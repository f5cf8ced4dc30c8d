package org.parley.gateway.media.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.random.RandomGenerator;
import org.parley.gateway.audio.G711;
import org.parley.gateway.media.Codec;
import org.parley.gateway.media.RtpPeer;

/**
 * One RTP stream out (RFC 3550 §5.1): sequence without a gap, 160 samples a packet. With a codec that a worker must do, each
 * packet leaves a frame later.
 */
final class RtpSender {
    /** Samples and bytes of a packet: 20 ms of G.711. */
    static final int FRAME = 160;

    static final int HEADER = 12;
    private static final int SAMPLES_PER_SECOND = 8000;

    private final DatagramChannel channel;
    private final LoopCounters counters;
    private final Transmission transmission;
    private final int ssrc;
    private int sequence;
    private int timestamp;
    private Codec codec = Codec.PCMU;
    private int payloadType;
    private int step = FRAME;
    private int eventTicks = 1;
    private WorkedStream work;
    private boolean talkspurtBegins = true;

    RtpSender(DatagramChannel channel, LoopCounters counters, RandomGenerator random) {
        this.channel = channel;
        this.counters = counters;
        ssrc = random.nextInt();
        sequence = random.nextInt() & 0xFFFF;
        timestamp = random.nextInt();
        transmission = new Transmission(ssrc);
    }

    /** What is counted of it. */
    Transmission transmission() {
        return transmission;
    }

    /** @param worker encodes what a clock thread may not, null for none */
    void configure(RtpPeer negotiated, WorkedStream worker) {
        codec = negotiated.codec();
        payloadType = negotiated.payloadType();
        step = FRAME * codec.ticksPerSample();
        eventTicks = negotiated.eventRate() / SAMPLES_PER_SECOND;
        work = worker;
    }

    /** Clears a packet for a payload of µ-law. */
    void open(ByteBuffer packet) {
        packet.clear().position(HEADER);
    }

    /** Completes a packet with silence and sends it. A socket that refuses loses the packet, not the call. */
    void send(ByteBuffer packet, InetSocketAddress target, long now) {
        while (packet.position() < HEADER + FRAME) {
            packet.put(G711.SILENCE);
        }
        if (codec == Codec.PCMA && work == null) {
            for (int i = HEADER; i < HEADER + FRAME; i++) {
                packet.put(i, G711.MULAW_TO_ALAW[packet.get(i) & 0xFF]);
            }
        }
        packet.putShort(0, (short) (0x8000 | (talkspurtBegins ? 0x80 : 0) | payloadType));
        packet.putShort(2, (short) sequence);
        packet.putInt(4, timestamp);
        packet.putInt(8, ssrc);
        packet.flip();
        transmission.timed(timestamp, now);
        sequence++;
        timestamp += step;
        talkspurtBegins = false;
        if (work == null) {
            transmit(packet, target);
        } else {
            work(packet, true, target);
        }
    }

    /** Hands a packet to the worker, behind which those of earlier frames leave. */
    private void work(ByteBuffer packet, boolean audio, InetSocketAddress target) {
        sendReady(target);
        if (!work.outgoing().submit(packet, audio)) {
            counters.refused();
        }
    }

    private void sendReady(InetSocketAddress target) {
        for (ByteBuffer ready = work.outgoing().next();
                ready != null;
                ready = work.outgoing().next()) {
            transmit(ready, target);
        }
        work.frame(work.outgoing().isBehind());
    }

    private void transmit(ByteBuffer packet, InetSocketAddress target) {
        try {
            if (channel.send(packet, target) > 0) {
                counters.sent();
                transmission.sent(packet.limit() - HEADER);
            } else {
                counters.refused();
            }
        } catch (IOException e) {
            counters.refused();
        }
    }

    /** Sends a packet of a key in place of audio; all packets of a key carry the time at which it began. */
    void sendKey(ByteBuffer packet, KeySender keys, int eventType, InetSocketAddress target, long now) {
        boolean first = keys.begins();
        packet.clear().position(HEADER);
        int behind = keys.fill(packet, eventTicks);
        packet.putShort(0, (short) (0x8000 | (first ? 0x80 : 0) | eventType));
        packet.putShort(2, (short) sequence);
        packet.putInt(4, timestamp - behind * step);
        packet.putInt(8, ssrc);
        packet.flip();
        transmission.timed(timestamp, now);
        sequence++;
        timestamp += step;
        if (work == null) {
            transmit(packet, target);
        } else {
            work(packet, false, target);
        }
    }

    /** Sends a report by the same socket (RFC 5761); one that it does not take is lost. */
    void sendReport(ByteBuffer report, InetSocketAddress target) {
        try {
            channel.send(report, target);
        } catch (IOException e) {
            counters.refused();
        }
    }

    /** Lets a frame's time pass without a packet; the next one begins a talkspurt. */
    void skip(InetSocketAddress target) {
        if (work != null) {
            sendReady(target);
        }
        timestamp += step;
        talkspurtBegins = true;
    }
}
