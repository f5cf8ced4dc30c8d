package org.parley.gateway.media.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.random.RandomGenerator;
import org.parley.gateway.audio.G711;
import org.parley.gateway.media.Codec;

/** One RTP stream out (RFC 3550 §5.1): sequence without a gap, 160 samples a packet. */
final class RtpSender {
    /** Samples and bytes of a packet: 20 ms of G.711. */
    static final int FRAME = 160;

    static final int HEADER = 12;

    private final DatagramChannel channel;
    private final LoopCounters counters;
    private final int ssrc;
    private int sequence;
    private int timestamp;
    private Codec codec = Codec.PCMU;
    private int payloadType;
    private boolean talkspurtBegins = true;

    RtpSender(DatagramChannel channel, LoopCounters counters, RandomGenerator random) {
        this.channel = channel;
        this.counters = counters;
        ssrc = random.nextInt();
        sequence = random.nextInt() & 0xFFFF;
        timestamp = random.nextInt();
    }

    void configure(Codec negotiated, int negotiatedType) {
        codec = negotiated;
        payloadType = negotiatedType;
    }

    /** Clears a packet for a payload of µ-law. */
    void open(ByteBuffer packet) {
        packet.clear().position(HEADER);
    }

    /** Completes a packet with silence and sends it. A socket that refuses loses the packet, not the call. */
    void send(ByteBuffer packet, InetSocketAddress target) {
        while (packet.position() < HEADER + FRAME) {
            packet.put(G711.SILENCE);
        }
        if (codec == Codec.PCMA) {
            for (int i = HEADER; i < HEADER + FRAME; i++) {
                packet.put(i, G711.MULAW_TO_ALAW[packet.get(i) & 0xFF]);
            }
        }
        packet.putShort(0, (short) (0x8000 | (talkspurtBegins ? 0x80 : 0) | payloadType));
        packet.putShort(2, (short) sequence);
        packet.putInt(4, timestamp);
        packet.putInt(8, ssrc);
        packet.flip();
        sequence++;
        timestamp += FRAME;
        talkspurtBegins = false;
        transmit(packet, target);
    }

    private void transmit(ByteBuffer packet, InetSocketAddress target) {
        try {
            if (channel.send(packet, target) > 0) {
                counters.sent();
            } else {
                counters.refused();
            }
        } catch (IOException e) {
            counters.refused();
        }
    }

    /** Sends a packet of a key in place of audio; all packets of a key carry the time at which it began. */
    void sendKey(ByteBuffer packet, KeySender keys, int eventType, InetSocketAddress target) {
        boolean first = keys.begins();
        packet.clear().position(HEADER);
        int behind = keys.fill(packet);
        packet.putShort(0, (short) (0x8000 | (first ? 0x80 : 0) | eventType));
        packet.putShort(2, (short) sequence);
        packet.putInt(4, timestamp - behind * FRAME);
        packet.putInt(8, ssrc);
        packet.flip();
        sequence++;
        timestamp += FRAME;
        transmit(packet, target);
    }

    /** Lets a frame's time pass without a packet; the next one begins a talkspurt. */
    void skip() {
        timestamp += FRAME;
        talkspurtBegins = true;
    }
}
