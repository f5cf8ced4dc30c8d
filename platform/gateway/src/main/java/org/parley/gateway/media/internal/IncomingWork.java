package org.parley.gateway.media.internal;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.parley.browser.platform.Clock;
import org.parley.gateway.codec.Codecs;
import org.parley.gateway.codec.FrameDecoder;
import org.parley.gateway.media.Codec;
import org.parley.gateway.media.RtpPeer;
import org.parley.gateway.srtp.SrtpReceiver;

/**
 * Packets on their way from a media thread through a worker and back: two rings with one writer and one reader each. No lock;
 * the media thread allocates nothing.
 */
final class IncomingWork implements PacketOrder.Decoding {
    private static final int LARGEST_OPUS = 1500;
    /** 60 ms of G.711 or G.722, with all that a header and a cipher add. */
    private static final int LARGEST = 640;

    private static final int RING = 64;
    private static final int FRAMES = 64;
    private static final int SIZE_OF_EVENT = 4;
    /** Frames that may be made up in a row. */
    private static final int MOST_CONCEALED = 5;

    /** A packet as it came. */
    private static final class Packet {
        final byte[] data;
        final ByteBuffer view;
        InetSocketAddress from;
        Runnable mark;

        Packet(int most) {
            data = new byte[most];
            view = ByteBuffer.wrap(data);
        }
    }

    private final Packet[] packets = new Packet[RING];
    private final HeardFrame[] frames = new HeardFrame[FRAMES];
    private final RtpPeer peer;
    private final Clock clock;
    private final CodecCost cost;
    private final PacketOrder order;
    private final Reception reception;
    private final int largest;
    private final RtpPacket header = new RtpPacket();
    private final ClockScale scale;
    private final SrtpReceiver srtp;
    private InetSocketAddress newest;
    private FrameDecoder decoder;
    private int ssrc;
    private int sequence;
    private int expected;
    private int samples;
    private int concealed;

    private volatile long taken;
    private volatile long worked;
    private volatile long made;
    private volatile long delivered;

    /** @param reception counts packets that are ciphered once they are open */
    IncomingWork(RtpPeer peer, Reception reception, Clock clock, CodecCost cost) {
        this.reception = reception;
        this.peer = peer;
        this.clock = clock;
        this.cost = cost;
        srtp = peer.srtp()
                .map(keys -> new SrtpReceiver(keys.suite(), keys.theirs()))
                .orElse(null);
        scale = new ClockScale(peer.codec().ticksPerSample());
        decoder = Codecs.decoder(peer.codec());
        largest = peer.codec() == Codec.OPUS ? LARGEST_OPUS : LARGEST;
        order = decoder.needsOrder() ? new PacketOrder(largest, this) : null;
        for (int i = 0; i < RING; i++) {
            packets[i] = new Packet(largest);
        }
        for (int i = 0; i < FRAMES; i++) {
            frames[i] = new HeardFrame();
        }
    }

    /** Media thread: false when the worker is so far behind that there is no room. */
    boolean take(InetSocketAddress from, ByteBuffer packet) {
        if (taken - worked == RING || packet.remaining() > largest) {
            return false;
        }
        Packet slot = packets[(int) taken & RING - 1];
        slot.view.clear();
        slot.view.put(packet).flip();
        slot.from = from;
        slot.mark = null;
        taken = taken + 1;
        return true;
    }

    /** Media thread: runs something when all that was taken has been delivered; false when there is no room to wait. */
    boolean mark(Runnable reached) {
        if (taken - worked == RING) {
            return false;
        }
        packets[(int) taken & RING - 1].mark = reached;
        taken = taken + 1;
        return true;
    }

    /** Media thread: the next result, which is valid until {@link #delivered()}; null when there is none. */
    HeardFrame next() {
        return delivered == made ? null : frames[(int) delivered & FRAMES - 1];
    }

    /** Media thread. */
    void delivered() {
        delivered = delivered + 1;
    }

    /** Worker: whether there are results that were not there before. */
    boolean work() {
        long before = made;
        while (worked < taken && hasRoom()) {
            Packet packet = packets[(int) worked & RING - 1];
            if (packet.mark != null) {
                flush();
                make(HeardFrame.Kind.MARK).reached = packet.mark;
                made = made + 1;
            } else {
                packet(packet);
            }
            worked = worked + 1;
        }
        if (order != null && hasRoom()) {
            order.pull(clock.nanos());
        }
        return made > before;
    }

    private void flush() {
        if (order != null) {
            order.flush();
        }
    }

    /** Room for all that one packet can lead to: those that waited for it, and what is made up. */
    private boolean hasRoom() {
        return made - delivered < FRAMES / 2;
    }

    private HeardFrame make(HeardFrame.Kind kind) {
        HeardFrame frame = frames[(int) made & FRAMES - 1];
        frame.kind = kind;
        frame.from = newest;
        return frame;
    }

    private void packet(Packet packet) {
        HeardFrame frame = make(HeardFrame.Kind.REFUSED);
        ByteBuffer view = packet.view;
        int length = srtp == null ? view.remaining() : srtp.open(packet.data, view.remaining());
        if (length < 0) {
            made = made + 1;
            return;
        }
        newest = packet.from;
        frame.from = newest;
        view.limit(length);
        boolean sound = header.read(view);
        boolean speech = sound && header.payloadType() == peer.payloadType();
        if (sound && srtp != null) {
            reception.received(header, speech, peer.clockRate(), clock.nanos());
        }
        if (speech) {
            if (order != null) {
                order.put(header, packet.data, view.position(), view.remaining(), clock.nanos());
            } else {
                audio(
                        packet.data,
                        view.position(),
                        view.remaining(),
                        header.ssrc(),
                        header.sequence(),
                        header.timestamp());
            }
            return;
        }
        boolean event = view.remaining() >= SIZE_OF_EVENT
                && header.payloadType() == peer.telephoneEventType().orElse(-1);
        if (event) {
            frame.kind = HeardFrame.Kind.EVENT;
            frame.header.copy(header);
            frame.size = SIZE_OF_EVENT;
            frame.timestamp = scale.of(header.timestamp());
            frame.ssrc = header.ssrc();
            view.get(frame.data, 0, SIZE_OF_EVENT);
        }
        made = made + 1;
        if (event && order != null && header.ssrc() == ssrc) {
            order.putKey(header, clock.nanos());
        }
    }

    private void audio(byte[] payload, int from, int length, int source, int number, int timestamp) {
        HeardFrame frame = make(HeardFrame.Kind.AUDIO);
        long begun = clock.nanos();
        frame.size = decoder.decode(payload, from, length, frame.data);
        cost.decoded(peer.codec(), clock.nanos() - begun);
        frame.ssrc = source;
        frame.timestamp = scale.of(timestamp);
        frame.sequence = number;
        sequence = number;
        ssrc = source;
        samples = frame.size > 0 ? frame.size : samples;
        expected = frame.timestamp + frame.size;
        concealed = 0;
        made = made + 1;
    }

    @Override
    public void packet(PacketOrder.Slot packet) {
        audio(packet.payload, 0, packet.length, packet.ssrc, packet.sequence, packet.timestamp);
    }

    @Override
    public void lostKey() {
        sequence = sequence + 1 & 0xFFFF;
    }

    @Override
    public void lost(PacketOrder.Slot following) {
        sequence = sequence + 1 & 0xFFFF;
        if (++concealed > MOST_CONCEALED || samples == 0) {
            return;
        }
        HeardFrame frame = make(HeardFrame.Kind.AUDIO);
        frame.size = following == null
                ? decoder.conceal(null, 0, 0, samples, frame.data)
                : decoder.conceal(following.payload, 0, following.length, samples, frame.data);
        frame.ssrc = ssrc;
        frame.sequence = sequence;
        frame.timestamp = expected;
        expected += samples;
        made = frame.size > 0 ? made + 1 : made;
    }

    @Override
    public void anew() {
        decoder = Codecs.decoder(peer.codec());
        samples = 0;
    }
}
