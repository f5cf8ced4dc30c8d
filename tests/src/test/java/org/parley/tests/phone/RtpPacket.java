package org.parley.tests.phone;

import java.nio.ByteBuffer;

/**
 * One RTP packet as it arrived.
 *
 * @param arrival {@code System.nanoTime()} when it was read
 * @param sequence 16 bits
 * @param timestamp 32 bits
 */
public record RtpPacket(
        long arrival, int sequence, long timestamp, int payloadType, boolean marker, int source, byte[] payload) {

    static RtpPacket parse(long arrival, ByteBuffer buffer) {
        int first = buffer.get(0) & 0xff;
        int second = buffer.get(1) & 0xff;
        int offset = 12 + 4 * (first & 0x0f);
        byte[] payload = new byte[buffer.limit() - offset];
        buffer.get(offset, payload);
        return new RtpPacket(
                arrival,
                buffer.getShort(2) & 0xffff,
                buffer.getInt(4) & 0xffffffffL,
                second & 0x7f,
                (second & 0x80) != 0,
                buffer.getInt(8),
                payload);
    }
}
