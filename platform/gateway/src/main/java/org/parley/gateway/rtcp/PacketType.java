package org.parley.gateway.rtcp;

/** Packet types of RFC 3550 §12.1, and what all of them share. */
final class PacketType {
    static final int SENDER_REPORT = 200;
    static final int RECEIVER_REPORT = 201;
    static final int SOURCE_DESCRIPTION = 202;
    static final int BYE = 203;

    /** Bytes of a report up to its SSRC. */
    static final int HEADER = 8;

    static final int SENDER_INFO = 20;
    static final int BLOCK = 24;
    /** The item of a source description that names who it is. */
    static final int CNAME = 1;

    private PacketType() {}
}
