package org.parley.gateway.media;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/** A far end's RTCP, written and read byte by byte after RFC 3550 §6, without the code that is tested. */
final class ReportLine implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    final DatagramSocket socket;

    ReportLine(InetAddress host) throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(host, 0));
        socket.setSoTimeout(PATIENCE_MILLIS);
    }

    /** What a compound packet says. Fields that it does not have are 0. */
    record Read(
            int type,
            int source,
            long ntp,
            int timestamp,
            int packets,
            int octets,
            int about,
            int fraction,
            int lost,
            int highest,
            int jitter,
            int lastSender,
            int delay,
            String cname,
            boolean bye) {}

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    byte[] receive() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
        socket.receive(packet);
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    Read next() throws IOException {
        return read(receive());
    }

    /** The first one that says something of us. */
    Read nextWithBlock() throws IOException {
        Read read = next();
        while (read.about() == 0) {
            read = next();
        }
        return read;
    }

    boolean isQuiet(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            receive();
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        } finally {
            socket.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    void send(byte[] packet, InetSocketAddress to) throws IOException {
        socket.send(new DatagramPacket(packet, packet.length, to));
    }

    static Read read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int blocks = in.get(0) & 0x1F;
        int type = in.get(1) & 0xFF;
        boolean sender = type == 200;
        int at = sender ? 28 : 8;
        int behind = 4 * (in.getShort(2) + 1);
        int losses = blocks == 0 ? 0 : in.getInt(at + 4);
        String text = HexFormat.of().formatHex(bytes, behind, behind + 2);
        if (!text.equals("81ca") || in.get(behind + 8) != 1 || in.getInt(behind + 4) != in.getInt(4)) {
            throw new AssertionError(
                    "no name behind the report: " + HexFormat.of().formatHex(bytes));
        }
        int last = behind + 4 * (in.getShort(behind + 2) + 1);
        boolean bye = last < bytes.length;
        if (bye && (bytes.length != last + 8 || in.getInt(last) != 0x81CB0001 || in.getInt(last + 4) != in.getInt(4))) {
            throw new AssertionError("no goodbye at the end: " + HexFormat.of().formatHex(bytes));
        }
        return new Read(
                type,
                in.getInt(4),
                sender ? in.getLong(8) : 0,
                sender ? in.getInt(16) : 0,
                sender ? in.getInt(20) : 0,
                sender ? in.getInt(24) : 0,
                blocks == 0 ? 0 : in.getInt(at),
                losses >>> 24,
                losses << 8 >> 8,
                blocks == 0 ? 0 : in.getInt(at + 8),
                blocks == 0 ? 0 : in.getInt(at + 12),
                blocks == 0 ? 0 : in.getInt(at + 16),
                blocks == 0 ? 0 : in.getInt(at + 20),
                new String(bytes, behind + 10, in.get(behind + 9), java.nio.charset.StandardCharsets.US_ASCII),
                bye);
    }

    /** A receiver report with one block. */
    static byte[] receiverReport(int source, int about, int fraction, int lost, int jitter, int lastSender, int delay) {
        return ByteBuffer.allocate(32)
                .putInt(0x81C90007)
                .putInt(source)
                .putInt(about)
                .putInt(fraction << 24 | lost & 0xFF_FFFF)
                .putInt(1000)
                .putInt(jitter)
                .putInt(lastSender)
                .putInt(delay)
                .array();
    }

    /** A sender report without blocks. */
    static byte[] senderReport(int source, long ntp) {
        return ByteBuffer.allocate(28)
                .putInt(0x80C80006)
                .putInt(source)
                .putLong(ntp)
                .putInt(5)
                .putInt(6)
                .putInt(7)
                .array();
    }

    @Override
    public void close() {
        socket.close();
    }
}
