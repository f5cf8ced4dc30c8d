package org.parley.gateway.media;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.concurrent.locks.LockSupport;
import org.parley.gateway.codec.Codecs;
import org.parley.gateway.codec.FrameDecoder;
import org.parley.gateway.codec.FrameEncoder;

/** A telephone that speaks one codec. */
final class CodedPhone implements AutoCloseable {
    private static final int FRAME = 160;

    final RtpPhone rtp;
    private final Codec codec;
    private final FrameEncoder encoder;

    CodedPhone(Codec codec) throws SocketException {
        this(codec, InetAddress.getLoopbackAddress());
    }

    CodedPhone(Codec codec, InetAddress at) throws SocketException {
        this.codec = codec;
        rtp = new RtpPhone(at);
        encoder = Codecs.encoder(codec);
    }

    RtpPeer peer() {
        return rtp.peer(codec);
    }

    /** A packet of 20 ms. */
    byte[] packet(byte[] mulaw, int from) {
        byte[] payload = new byte[400];
        int length = encoder.encode(mulaw, from, payload, 0);
        int time = rtp.timestamp;
        byte[] packet = rtp.audioPacket(codec.payloadType(), payload, 0, length);
        rtp.timestamp = time + FRAME * codec.ticksPerSample();
        return packet;
    }

    /** Speaks at 50 packets a second. */
    void speak(byte[] mulaw, InetSocketAddress to) {
        long start = System.nanoTime();
        for (int i = 0; i * FRAME < mulaw.length; i++) {
            long wait = start + i * 20_000_000L - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            }
            rtp.send(packet(mulaw, i * FRAME), to);
        }
    }

    /** All that was heard, as µ-law. */
    byte[] heard() {
        FrameDecoder decoder = Codecs.decoder(codec);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] mulaw = new byte[FrameDecoder.MOST_SAMPLES];
        for (RtpPhone.Packet packet : rtp.packets()) {
            if (packet.payloadType() == codec.payloadType()) {
                all.write(mulaw, 0, decoder.decode(packet.payload(), 0, packet.payload().length, mulaw));
            }
        }
        return all.toByteArray();
    }

    @Override
    public void close() {
        rtp.close();
    }
}
