package org.parley.gateway.rtp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.ThreadLocalRandom;
import org.parley.gateway.audio.G711;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Our end of the audio of one session. Packets from anywhere but the negotiated address are dropped. */
public final class RtpTerminal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RtpTerminal.class);
    private static final int HEADER = 12;
    /** Bytes of sound in a packet of ours. */
    private static final int LONGEST = 1_440;

    private static final int EVENT_PACKETS = 3;
    private static final int EVENT_VOLUME = 10;
    private static final int EVENT_SAMPLES = 400;

    private final DatagramChannel channel;
    private final InetSocketAddress local;
    private final RtpLoop loop;
    private final Sequencer sequencer = new Sequencer();
    private final int source = ThreadLocalRandom.current().nextInt();
    private int sequence = ThreadLocalRandom.current().nextInt(0x8000);
    private int timestamp = ThreadLocalRandom.current().nextInt();
    private volatile InetSocketAddress far;
    private volatile AudioListener listener = (mulaw, length) -> {};
    private final ByteBuffer outgoing = ByteBuffer.allocateDirect(HEADER + LONGEST);
    private volatile int payloadType;

    RtpTerminal(DatagramChannel channel, RtpLoop loop) throws IOException {
        this.channel = channel;
        this.loop = loop;
        this.local = (InetSocketAddress) channel.getLocalAddress();
    }

    DatagramChannel channel() {
        return channel;
    }

    /** The socket's address, which may be the wildcard. */
    public InetSocketAddress local() {
        return local;
    }

    /** Begins to receive. @param type 0 for µ-law, 8 for A-law */
    public void connect(InetSocketAddress negotiated, int type) {
        payloadType = type;
        far = negotiated;
        loop.listen(this);
    }

    /** Who hears from now on. */
    public void hear(AudioListener hears) {
        listener = hears;
    }

    /** The loop's thread: takes all that waits in the socket. */
    void receive(ByteBuffer buffer) {
        try {
            SocketAddress from = channel.receive(buffer.clear());
            while (from != null) {
                if (from.equals(far)) {
                    packet(buffer.flip());
                }
                from = channel.receive(buffer.clear());
            }
        } catch (IOException gone) {
            LOG.debug("nothing received: {}", gone.toString());
        }
    }

    private void packet(ByteBuffer packet) {
        int length = packet.remaining();
        if (length < HEADER || (packet.get(0) & 0xC0) != 0x80 || (packet.get(1) & 0x7F) != payloadType) {
            return;
        }
        int flags = packet.get(0);
        int start = HEADER + 4 * (flags & 0x0F);
        if ((flags & 0x10) != 0 && length >= start + 4) {
            start += 4 + 4 * (packet.getShort(start + 2) & 0xFFFF);
        }
        int end = length - ((flags & 0x20) != 0 ? packet.get(length - 1) & 0xFF : 0);
        if (start >= end) {
            return;
        }
        byte[] mulaw = new byte[end - start];
        packet.get(start, mulaw);
        if (payloadType == 8) {
            for (int i = 0; i < mulaw.length; i++) {
                mulaw[i] = G711.ALAW_TO_MULAW[mulaw[i] & 0xFF];
            }
        }
        sequencer.packet(packet.getShort(2) & 0xFFFF, packet.getInt(4), mulaw, listener);
    }

    /** Sends a frame of µ-law; one that the network does not take is lost. One thread at a time, also with {@link #press}. */
    public void send(byte[] mulaw, int length) {
        InetSocketAddress to = far;
        if (to == null || length > LONGEST) {
            return;
        }
        ByteBuffer packet = outgoing.clear();
        packet.put((byte) 0x80).put((byte) payloadType).putShort((short) sequence++);
        packet.putInt(timestamp).putInt(source);
        for (int i = 0; i < length; i++) {
            packet.put(payloadType == 8 ? G711.toAlaw(G711.fromMulaw(mulaw[i])) : mulaw[i]);
        }
        timestamp += length;
        transmit(packet, to);
    }

    /**
     * Presses a key for 50 ms (RFC 4733 §2.5.1.4): the last packet is sent three times, and since all is known at once, it is
     * also the first.
     *
     * @param event 0 to 15, for 0-9 * # A-D
     * @param eventType what was negotiated
     */
    public void press(int event, int eventType) {
        InetSocketAddress to = far;
        for (int i = 0; to != null && i < EVENT_PACKETS; i++) {
            ByteBuffer packet = outgoing.clear();
            packet.put((byte) 0x80)
                    .put((byte) (eventType | (i == 0 ? 0x80 : 0)))
                    .putShort((short) sequence++);
            packet.putInt(timestamp).putInt(source);
            packet.put((byte) event).put((byte) (0x80 | EVENT_VOLUME)).putShort((short) EVENT_SAMPLES);
            transmit(packet, to);
        }
        // the next key is another one, even if no sound is sent meanwhile
        timestamp++;
    }

    private void transmit(ByteBuffer packet, InetSocketAddress to) {
        try {
            channel.send(packet.flip(), to);
        } catch (IOException lost) {
            LOG.debug("not sent: {}", lost.toString());
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("not closed: {}", e.toString());
        }
    }
}
