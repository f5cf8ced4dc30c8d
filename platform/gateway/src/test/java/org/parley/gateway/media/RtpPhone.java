package org.parley.gateway.media;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/** A far end on a real socket: keeps what arrives with its time, and sends what a test wants. */
final class RtpPhone implements AutoCloseable {
    static final int EVENTS = 101;

    private final DatagramSocket socket;
    private final List<Packet> packets = new CopyOnWriteArrayList<>();
    private final List<byte[]> reports = new CopyOnWriteArrayList<>();
    private final Thread listener;
    int ssrc = 0x1234;
    int sequence = 65_500;
    int timestamp = 0x7FFF_FE00;

    record Packet(
            int sequence, int timestamp, boolean marker, int payloadType, byte[] payload, long atNanos, byte[] raw) {}

    RtpPhone() throws SocketException {
        this(InetAddress.getLoopbackAddress());
    }

    RtpPhone(InetAddress at) throws SocketException {
        socket = new DatagramSocket(new InetSocketAddress(at, 0));
        listener = new Thread(this::listen, "test-phone");
        listener.setDaemon(true);
        listener.start();
    }

    private void listen() {
        byte[] buffer = new byte[2048];
        while (!socket.isClosed()) {
            try {
                DatagramPacket datagram = new DatagramPacket(buffer, buffer.length);
                socket.receive(datagram);
                long now = System.nanoTime();
                ByteBuffer rtp = ByteBuffer.wrap(buffer, 0, datagram.getLength());
                if ((rtp.get(1) & 0xE0) == 0xC0) {
                    reports.add(java.util.Arrays.copyOf(buffer, datagram.getLength()));
                    continue;
                }
                byte[] payload = new byte[datagram.getLength() - 12];
                rtp.get(12, payload);
                packets.add(new Packet(
                        rtp.getShort(2) & 0xFFFF,
                        rtp.getInt(4),
                        rtp.get(1) < 0,
                        rtp.get(1) & 0x7F,
                        payload,
                        now,
                        java.util.Arrays.copyOf(buffer, datagram.getLength())));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    RtpPeer peer(Codec codec) {
        return new RtpPeer(address(), codec, codec.payloadType(), OptionalInt.of(EVENTS), true, true);
    }

    RtpPeer peerWithoutEvents() {
        return new RtpPeer(address(), Codec.PCMU, 0, OptionalInt.empty(), true, true);
    }

    List<Packet> packets() {
        return packets;
    }

    /** RTCP that came to the port of RTP; some may be meant for the telephone in front of this one. */
    List<byte[]> reports() {
        return reports;
    }

    /** Everything heard, in the order of arrival. */
    byte[] heard() {
        ByteBuffer all = ByteBuffer.allocate(packets.size() * 160 + 4096);
        packets.forEach(packet -> all.put(packet.payload()));
        byte[] bytes = new byte[all.position()];
        all.flip().get(bytes);
        return bytes;
    }

    byte[] audioPacket(int payloadType, byte[] audio, int from, int length) {
        ByteBuffer rtp = header(payloadType, false, timestamp, length);
        rtp.put(audio, from, length);
        sequence++;
        timestamp += length;
        return rtp.array();
    }

    byte[] eventPacket(char key, int eventTimestamp, int duration, boolean marker, boolean end) {
        ByteBuffer rtp = header(EVENTS, marker, eventTimestamp, 4);
        rtp.put((byte) "0123456789*#ABCD".indexOf(key))
                .put((byte) (10 | (end ? 0x80 : 0)))
                .putShort((short) duration);
        sequence++;
        return rtp.array();
    }

    private ByteBuffer header(int payloadType, boolean marker, int time, int payload) {
        return ByteBuffer.allocate(12 + payload)
                .put((byte) 0x80)
                .put((byte) (payloadType | (marker ? 0x80 : 0)))
                .putShort((short) sequence)
                .putInt(time)
                .putInt(ssrc);
    }

    void send(byte[] packet, InetSocketAddress to) {
        try {
            socket.send(new DatagramPacket(packet, packet.length, to));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Presses a key properly: packets every 20 ms of stream time, all sent now. */
    void press(char key, InetSocketAddress to) {
        int start = timestamp;
        for (int i = 1; i <= 5; i++) {
            send(eventPacket(key, start, 160 * i, i == 1, false), to);
        }
        for (int i = 0; i < 3; i++) {
            send(eventPacket(key, start, 960, false, true), to);
        }
        timestamp += 1600;
    }

    /** Sends audio at 50 packets a second. */
    void speak(byte[] audio, int payloadType, InetSocketAddress to) {
        long start = System.nanoTime();
        for (int i = 0; i * 160 < audio.length; i++) {
            long wait = start + i * 20_000_000L - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            }
            send(audioPacket(payloadType, audio, i * 160, Math.min(160, audio.length - i * 160)), to);
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
