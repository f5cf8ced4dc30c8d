package org.parley.gateway.media.internal;

import java.nio.ByteBuffer;

/** A view of the packet in a receive buffer (RFC 3550 §5.1), reused for every packet. */
final class RtpPacket {
    private int payloadType;
    private boolean marker;
    private int sequence;
    private int timestamp;
    private int ssrc;

    /**
     * Reads the header of what lies between position and limit, and narrows these to the payload.
     *
     * @return whether it is RTP version 2 of a sound length
     */
    boolean read(ByteBuffer packet) {
        int start = packet.position();
        int length = packet.remaining();
        if (length < 12 || (packet.get(start) & 0xC0) != 0x80) {
            return false;
        }
        int flags = packet.get(start);
        int header = 12 + 4 * (flags & 0x0F);
        if ((flags & 0x10) != 0) {
            if (length < header + 4) {
                return false;
            }
            header += 4 + 4 * (packet.getShort(start + header + 2) & 0xFFFF);
        }
        int padding = (flags & 0x20) != 0 ? packet.get(start + length - 1) & 0xFF : 0;
        if (length < header + padding) {
            return false;
        }
        int second = packet.get(start + 1);
        marker = (second & 0x80) != 0;
        payloadType = second & 0x7F;
        sequence = packet.getShort(start + 2) & 0xFFFF;
        timestamp = packet.getInt(start + 4);
        ssrc = packet.getInt(start + 8);
        packet.limit(start + length - padding).position(start + header);
        return true;
    }

    /** Whether it is RTCP, by its type (RFC 5761 §4). */
    static boolean isReport(ByteBuffer packet) {
        int type = packet.remaining() < 2 ? 0 : packet.get(packet.position() + 1) & 0xFF;
        return type >= 192 && type <= 223;
    }

    /** Takes over what another one says. */
    void copy(RtpPacket other) {
        payloadType = other.payloadType;
        marker = other.marker;
        sequence = other.sequence;
        timestamp = other.timestamp;
        ssrc = other.ssrc;
    }

    int payloadType() {
        return payloadType;
    }

    boolean marker() {
        return marker;
    }

    int sequence() {
        return sequence;
    }

    int timestamp() {
        return timestamp;
    }

    int ssrc() {
        return ssrc;
    }
}
