package org.parley.gateway.media.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import org.parley.gateway.audio.G711;
import org.parley.gateway.media.Codec;
import org.parley.gateway.media.RtpPeer;

/** What one stream hears: packets are checked, then their audio goes to its audience and their keys to the stream. */
final class RtpReceiver {
    private static final int MOST_PACKETS_IN_DRAIN = 500;

    private final DatagramChannel channel;
    private final MediaLoop loop;
    private final RtpStream stream;
    private final Audience audience;
    private final SourceLatch latch = new SourceLatch();
    private final Reception reception = new Reception();
    private final KeyEvents keys = new KeyEvents();
    private final InfoKeys infoKeys = new InfoKeys();
    private final SourceGuard guard;
    private final SourceGuard.Taker taker = this::take;
    private RtpPeer peer;
    private WorkedStream work;
    private int eventType = -1;

    RtpReceiver(DatagramChannel channel, MediaLoop loop, RtpStream stream, Audience audience) {
        this.channel = channel;
        this.loop = loop;
        this.stream = stream;
        this.audience = audience;
        guard = new SourceGuard(loop.counters());
    }

    /**
     * @param keysInBand where audio goes in which keys are to be found, null when keys come as events
     * @param worker decodes what a clock thread may not, null for none
     */
    void configure(RtpPeer negotiated, InBandTap keysInBand, WorkedStream worker) {
        peer = negotiated;
        work = worker;
        eventType = negotiated.telephoneEventType().orElse(-1);
        audience.findKeys(keysInBand);
        latch.reset(negotiated.sdpAddress());
        guard.reset();
    }

    /** What is counted of it. */
    Reception reception() {
        return reception;
    }

    SourceLatch latch() {
        return latch;
    }

    InetSocketAddress target() {
        return latch.target();
    }

    /** Takes one packet from the socket; false when there is none. */
    private boolean receive(long now) {
        ByteBuffer buffer = loop.incoming();
        buffer.clear();
        InetSocketAddress from;
        try {
            from = (InetSocketAddress) channel.receive(buffer);
        } catch (IOException e) {
            loop.counters().dropped();
            return false;
        }
        if (from == null) {
            return false;
        }
        packet(from, buffer.flip(), now);
        return true;
    }

    /** Takes what waits in the socket, up to so many packets. */
    void receive(long now, int most) {
        for (int i = 0; i < most && receive(now); i++) {
            // everything is done in receive
        }
    }

    /** Takes what still waits in the socket, so that nothing said before a hang-up is lost, and goes on when it is decoded. */
    void drain(long now, Runnable then) {
        receive(now, MOST_PACKETS_IN_DRAIN);
        if (work == null || !work.incoming().mark(then)) {
            then.run();
        }
    }

    private void packet(InetSocketAddress from, ByteBuffer buffer, long now) {
        RtpPacket header = loop.packet();
        int length = buffer.limit();
        if (peer != null && peer.rtcpMux() && RtpPacket.isReport(buffer)) {
            if (from.equals(latch.target())) {
                stream.reported(from, buffer);
            } else {
                loop.counters().dropped();
            }
            return;
        }
        boolean ciphered = peer != null && peer.srtp().isPresent();
        boolean known = peer != null
                && header.read(buffer)
                && (header.payloadType() == peer.payloadType() || header.payloadType() == eventType)
                && (ciphered || latch.accepts(from, header, now));
        if (!known) {
            loop.counters().dropped();
        } else if (ciphered || guard.hears(header.ssrc(), header.payloadType() == eventType, now)) {
            take(from, buffer.limit(length).position(0), now);
        } else {
            guard.hold(
                    header.ssrc(),
                    header.payloadType() == eventType,
                    from,
                    buffer.limit(length).position(0),
                    now,
                    taker);
        }
    }

    /** Takes a packet, from its header on. */
    private void take(InetSocketAddress from, ByteBuffer buffer, long now) {
        RtpPacket header = loop.packet();
        int length = buffer.limit();
        header.read(buffer);
        if (peer.srtp().isEmpty()) {
            reception.received(header, header.payloadType() == peer.payloadType(), peer.clockRate(), now);
        }
        if (work != null) {
            if (!work.incoming().take(from, buffer.limit(length).position(0))) {
                loop.counters().dropped();
            }
            return;
        }
        loop.counters().received();
        stream.heard(now);
        if (!peer.receiveAllowed()) {
            return;
        }
        if (header.payloadType() == eventType) {
            event(header, header.timestamp(), buffer, now);
        } else {
            audio(header, buffer, now);
        }
    }

    /** Takes what a worker has made of packets. */
    void deliver(WorkedStream from, long now) {
        IncomingWork incoming = from.incoming();
        for (HeardFrame frame = incoming.next(); frame != null; frame = incoming.next()) {
            delivered(frame, now);
            incoming.delivered();
        }
    }

    private void delivered(HeardFrame frame, long now) {
        switch (frame.kind) {
            case MARK -> frame.reached.run();
            case REFUSED -> loop.counters().dropped();
            case EVENT, AUDIO -> {
                loop.counters().received();
                stream.heard(now);
                if (peer.srtp().isPresent()) {
                    latch.proved(frame.from, now);
                }
                if (peer.receiveAllowed() && frame.kind == HeardFrame.Kind.AUDIO) {
                    audience.audio(frame.ssrc, frame.sequence, frame.timestamp, frame.data, frame.size, now);
                } else if (peer.receiveAllowed()) {
                    event(frame.header, frame.timestamp, frame.payload(), now);
                }
            }
        }
    }

    /** @param timestamp at 8 kHz */
    private void event(RtpPacket header, int timestamp, ByteBuffer payload, long now) {
        if (payload.remaining() >= 4) {
            int duration = peer.samplesOf(payload.getShort(payload.position() + 2) & 0xFFFF);
            boolean end = (payload.get(payload.position() + 1) & 0x80) != 0;
            audience.key(header.ssrc(), header.sequence(), timestamp, duration, end);
        }
        char key = keys.packet(header, payload, now);
        if (key != 0 && infoKeys.rtpKey(key, now)) {
            stream.keyPressed(key, false, now);
        }
    }

    private void audio(RtpPacket header, ByteBuffer payload, long now) {
        int size = payload.remaining();
        byte[] mulaw = loop.audio();
        payload.get(mulaw, 0, size);
        if (peer.codec() == Codec.PCMA) {
            for (int i = 0; i < size; i++) {
                mulaw[i] = G711.ALAW_TO_MULAW[mulaw[i] & 0xFF];
            }
        }
        audience.audio(header.ssrc(), header.sequence(), header.timestamp(), mulaw, size, now);
    }

    /** A key that was found in the audio. */
    void inBandKey(char key, long now) {
        if (infoKeys.rtpKey(key, now)) {
            stream.keyPressed(key, true, now);
        }
    }

    void infoKey(char key, long now) {
        infoKeys.info(key, now);
    }

    /** Reports keys by INFO whose time has come. */
    void tick(long now) {
        for (char key = infoKeys.due(now); key != 0; key = infoKeys.due(now)) {
            stream.keyPressed(key, false, now);
        }
    }
}
