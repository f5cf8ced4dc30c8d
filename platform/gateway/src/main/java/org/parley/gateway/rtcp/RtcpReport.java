package org.parley.gateway.rtcp;

import java.util.List;
import java.util.Optional;

/**
 * A compound packet as two parties of a call exchange them (RFC 3550 §6.1): a sender or receiver report first, then who says so.
 *
 * @param source SSRC of who says so
 * @param sender about its own stream, empty when it has sent nothing lately
 * @param blocks about the streams that it receives, 31 at most
 * @param cname its name (§6.5.1), empty for none
 * @param bye whether it leaves (§6.6)
 */
public record RtcpReport(int source, Optional<SenderInfo> sender, List<ReportBlock> blocks, String cname, boolean bye) {

    public RtcpReport {
        blocks = List.copyOf(blocks);
    }

    /**
     * Reads a compound packet from the beginning of an array.
     *
     * @return empty for anything that is not sound by RFC 3550 A.2
     */
    public static Optional<RtcpReport> read(byte[] packet, int length) {
        return new CompoundReader(packet, length).read();
    }

    /**
     * Writes it.
     *
     * @param room bytes that are left free at the end
     */
    public byte[] packet(int room) {
        return new CompoundWriter(this).packet(room);
    }
}
