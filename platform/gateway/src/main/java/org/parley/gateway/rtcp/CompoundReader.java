package org.parley.gateway.rtcp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one compound packet; what it does not know of it is passed over by its length. */
final class CompoundReader {
    private static final int FIXED = 4;

    private final ByteBuffer packet;
    private final List<ReportBlock> blocks = new ArrayList<>();
    private Optional<SenderInfo> sender = Optional.empty();
    private int source;
    private String cname = "";
    private boolean bye;

    CompoundReader(byte[] packet, int length) {
        this.packet = ByteBuffer.wrap(packet, 0, length);
    }

    Optional<RtcpReport> read() {
        boolean first = true;
        while (packet.hasRemaining()) {
            if (packet.remaining() < FIXED) {
                return Optional.empty();
            }
            int flags = packet.get(packet.position()) & 0xFF;
            int type = packet.get(packet.position() + 1) & 0xFF;
            int size = FIXED * (1 + (packet.getShort(packet.position() + 2) & 0xFFFF));
            boolean report = type == PacketType.SENDER_REPORT || type == PacketType.RECEIVER_REPORT;
            boolean padded = (flags & 0x20) != 0;
            // A.2: version 2, a report first, padding in the last one only, lengths that add up
            if (flags >> 6 != 2
                    || first && !report
                    || size > packet.remaining()
                    || padded && size < packet.remaining()) {
                return Optional.empty();
            }
            if (!part(type, flags & 0x1F, packet.slice(packet.position(), size), first)) {
                return Optional.empty();
            }
            packet.position(packet.position() + size);
            first = false;
        }
        return first ? Optional.empty() : Optional.of(new RtcpReport(source, sender, blocks, cname, bye));
    }

    private boolean part(int type, int count, ByteBuffer part, boolean first) {
        return switch (type) {
            case PacketType.SENDER_REPORT -> report(part, count, true, first);
            case PacketType.RECEIVER_REPORT -> report(part, count, false, first);
            case PacketType.SOURCE_DESCRIPTION -> {
                description(part);
                yield true;
            }
            case PacketType.BYE -> {
                bye = bye || count > 0 && part.capacity() >= PacketType.HEADER && part.getInt(FIXED) == source;
                yield true;
            }
            default -> true;
        };
    }

    private boolean report(ByteBuffer part, int count, boolean sends, boolean first) {
        int before = PacketType.HEADER + (sends ? PacketType.SENDER_INFO : 0);
        if (part.capacity() < before + count * PacketType.BLOCK) {
            return false;
        }
        int from = part.getInt(FIXED);
        if (first) {
            source = from;
        } else if (from != source) {
            return true;
        }
        if (sends) {
            sender = Optional.of(new SenderInfo(part.getLong(8), part.getInt(16), part.getInt(20), part.getInt(24)));
        }
        for (int i = 0; i < count; i++) {
            blocks.add(block(part.position(before + i * PacketType.BLOCK)));
        }
        return true;
    }

    private static ReportBlock block(ByteBuffer part) {
        int about = part.getInt();
        int losses = part.getInt();
        return new ReportBlock(
                about, losses >>> 24, losses << 8 >> 8, part.getInt(), part.getInt(), part.getInt(), part.getInt());
    }

    /** The name of the first chunk, if it is the source's own; one that is broken has none. */
    private void description(ByteBuffer part) {
        if (part.capacity() < PacketType.HEADER || part.getInt(FIXED) != source) {
            return;
        }
        part.position(PacketType.HEADER);
        while (part.remaining() >= 2) {
            int item = part.get() & 0xFF;
            int size = part.get() & 0xFF;
            if (item == 0 || size > part.remaining()) {
                return;
            }
            byte[] text = new byte[size];
            part.get(text);
            if (item == PacketType.CNAME) {
                cname = new String(text, StandardCharsets.UTF_8);
            }
        }
    }
}
