package org.parley.gateway.rtcp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes one compound packet. */
final class CompoundWriter {
    private static final int VERSION = 0x80;
    private static final int BYE_LENGTH = 8;
    private static final int LARGEST_LOSS = 0x7F_FFFF;

    private final RtcpReport report;

    CompoundWriter(RtcpReport report) {
        this.report = report;
    }

    byte[] packet(int room) {
        byte[] name = report.cname().getBytes(StandardCharsets.UTF_8);
        int first = PacketType.HEADER
                + (report.sender().isPresent() ? PacketType.SENDER_INFO : 0)
                + report.blocks().size() * PacketType.BLOCK;
        // §6.5: items end with at least one zero, on a boundary of 32 bits
        int description = (PacketType.HEADER + 2 + name.length) / 4 * 4 + 4;
        int length = first + description + (report.bye() ? BYE_LENGTH : 0);
        ByteBuffer packet = ByteBuffer.allocate(length + room);
        report(packet, first);
        header(packet, 1, PacketType.SOURCE_DESCRIPTION, description);
        packet.put((byte) PacketType.CNAME).put((byte) name.length).put(name);
        packet.position(first + description);
        if (report.bye()) {
            header(packet, 1, PacketType.BYE, BYE_LENGTH);
        }
        return packet.array();
    }

    private void report(ByteBuffer packet, int length) {
        int type = report.sender().isPresent() ? PacketType.SENDER_REPORT : PacketType.RECEIVER_REPORT;
        header(packet, report.blocks().size(), type, length);
        report.sender()
                .ifPresent(info -> packet.putLong(info.ntp())
                        .putInt(info.timestamp())
                        .putInt(info.packets())
                        .putInt(info.octets()));
        for (ReportBlock block : report.blocks()) {
            // A.3: what does not fit into 24 bits stays at the edge
            int lost = Math.max(-LARGEST_LOSS - 1, Math.min(LARGEST_LOSS, block.lost()));
            packet.putInt(block.source())
                    .putInt(block.fractionLost() << 24 | lost & 0xFF_FFFF)
                    .putInt(block.highestSequence())
                    .putInt(block.jitter())
                    .putInt(block.lastSender())
                    .putInt(block.sinceLastSender());
        }
    }

    private void header(ByteBuffer packet, int count, int type, int length) {
        packet.put((byte) (VERSION | count))
                .put((byte) type)
                .putShort((short) (length / 4 - 1))
                .putInt(report.source());
    }
}
