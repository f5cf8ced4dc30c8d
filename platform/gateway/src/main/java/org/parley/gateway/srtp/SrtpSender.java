package org.parley.gateway.srtp;

/** Seals what we send, with one SSRC (RFC 3711 §3.3, §3.4). Thread-safe; a later offer must go on with the same one. */
public final class SrtpSender {
    private static final int HEADER = 12;
    private static final int RTCP_HEADER = 8;
    private static final int RTCP_TAG = 10;
    /** Bytes that {@link #sealRtcp} adds. */
    public static final int RTCP_ROOM = 4 + RTCP_TAG;

    private static final int ENCRYPTED = 0x8000_0000;

    private final SrtpSuite suite;
    private final SessionKeys rtp;
    private final SessionKeys rtcp;
    private int rollOver;
    private int lastSequence = -1;
    private int rtcpIndex;

    /** @param master key and salt, 30 bytes */
    public SrtpSender(SrtpSuite suite, byte[] master) {
        this.suite = suite;
        rtp = new SessionKeys(master, 0);
        rtcp = new SessionKeys(master, 3);
    }

    /**
     * Seals an RTP packet without CSRCs or extensions, as we make them.
     *
     * @param packet from the beginning of the array, with room for the tag behind it
     * @return its length now
     */
    public synchronized int seal(byte[] packet, int length) {
        int sequence = Packets.sequence(packet);
        if (lastSequence >= 0 && sequence < lastSequence && lastSequence - sequence > 0x8000) {
            rollOver++;
        }
        lastSequence = sequence;
        long index = (rollOver & 0xFFFFFFFFL) << 16 | sequence;
        rtp.crypt(packet, HEADER, length - HEADER, Packets.integer(packet, 8), index);
        rtp.sign(packet, 0, length, rollOver, length, suite.tagLength());
        return length + suite.tagLength();
    }

    /** The same for an RTCP packet, with {@link #RTCP_ROOM} bytes behind it. */
    public synchronized int sealRtcp(byte[] packet, int length) {
        int index = rtcpIndex++ & 0x7FFF_FFFF;
        rtcp.crypt(packet, RTCP_HEADER, length - RTCP_HEADER, Packets.integer(packet, 4), index);
        Packets.integer(packet, length, index | ENCRYPTED);
        rtcp.sign(packet, 0, length, index | ENCRYPTED, length + 4, RTCP_TAG);
        return length + RTCP_ROOM;
    }
}
