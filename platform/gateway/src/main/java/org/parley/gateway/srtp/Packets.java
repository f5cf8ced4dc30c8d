package org.parley.gateway.srtp;

/** Fields of packets in arrays. */
final class Packets {
    private Packets() {}

    static int sequence(byte[] packet) {
        return (packet[2] & 0xFF) << 8 | packet[3] & 0xFF;
    }

    static int integer(byte[] packet, int at) {
        return packet[at] << 24 | (packet[at + 1] & 0xFF) << 16 | (packet[at + 2] & 0xFF) << 8 | packet[at + 3] & 0xFF;
    }

    static void integer(byte[] packet, int at, int value) {
        for (int i = 0; i < 4; i++) {
            packet[at + i] = (byte) (value >> 24 - 8 * i);
        }
    }
}
