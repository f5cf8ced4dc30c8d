package org.parley.gateway.srtp;

import java.util.HashMap;
import java.util.Map;

/** Opens what we receive: checks who sent it, that it is not a copy, then takes the cipher off. One thread at a time. */
public final class SrtpReceiver {
    /** What {@link #open} gives for a packet that is not to be trusted. */
    public static final int REFUSED = -1;

    private static final int HEADER = 12;
    private static final int RTCP_HEADER = 8;
    private static final int RTCP_TAG = 10;
    private static final int HALF = 0x8000;
    /** Sources that one key may have: a telephone that moves a call begins a new one now and then. */
    private static final int SOURCES = 16;

    private final SrtpSuite suite;
    private final SessionKeys rtp;
    private final SessionKeys rtcp;
    private final Map<Integer, ReplayWindow> sources = new HashMap<>();
    private final Map<Integer, ReplayWindow> rtcpSources = new HashMap<>();

    /** @param master key and salt, 30 bytes */
    public SrtpReceiver(SrtpSuite suite, byte[] master) {
        this.suite = suite;
        rtp = new SessionKeys(master, 0);
        rtcp = new SessionKeys(master, 3);
    }

    /**
     * Opens an RTP packet in place.
     *
     * @param packet from the beginning of the array
     * @return its length without the tag, or {@link #REFUSED}
     */
    public int open(byte[] packet, int length) {
        int plain = length - suite.tagLength();
        int header = plain < HEADER ? REFUSED : header(packet, plain);
        if (header < 0) {
            return REFUSED;
        }
        int ssrc = Packets.integer(packet, 8);
        ReplayWindow known = sources.get(ssrc);
        ReplayWindow window = known == null ? new ReplayWindow() : known;
        long index = index(Packets.sequence(packet), window.newest());
        int rollOver = (int) (index >> 16);
        if (index < 0
                || !window.isNew(index)
                || !rtp.isSigned(packet, 0, plain, rollOver, plain, suite.tagLength())
                || !keep(sources, ssrc, known, window)) {
            return REFUSED;
        }
        window.add(index);
        rtp.crypt(packet, header, plain - header, ssrc, index);
        return plain;
    }

    /** The same for an RTCP packet. */
    public int openRtcp(byte[] packet, int length) {
        int plain = length - RTCP_TAG - 4;
        if (plain < RTCP_HEADER) {
            return REFUSED;
        }
        int ssrc = Packets.integer(packet, 4);
        int marked = Packets.integer(packet, plain);
        int index = marked & 0x7FFF_FFFF;
        ReplayWindow known = rtcpSources.get(ssrc);
        ReplayWindow window = known == null ? new ReplayWindow() : known;
        if (!window.isNew(index)
                || !rtcp.isSigned(packet, 0, plain, marked, plain + 4, RTCP_TAG)
                || !keep(rtcpSources, ssrc, known, window)) {
            return REFUSED;
        }
        window.add(index);
        if (marked < 0) {
            rtcp.crypt(packet, RTCP_HEADER, plain - RTCP_HEADER, ssrc, index);
        }
        return plain;
    }

    /** A source is remembered with its first packet that is right: forged ones cost no memory. */
    private static boolean keep(Map<Integer, ReplayWindow> all, int ssrc, ReplayWindow known, ReplayWindow window) {
        if (known == null && all.size() >= SOURCES) {
            return false;
        }
        all.put(ssrc, window);
        return true;
    }

    /** RFC 3711 §3.3.1: the roll-over counter that puts a sequence number nearest to the newest one. */
    private static long index(int sequence, long newest) {
        if (newest < 0) {
            return sequence;
        }
        long rollOver = newest >> 16;
        int last = (int) newest & 0xFFFF;
        if (last < HALF) {
            rollOver -= sequence - last > HALF ? 1 : 0;
        } else {
            rollOver += last - HALF > sequence ? 1 : 0;
        }
        return rollOver << 16 | sequence;
    }

    /** Where the payload begins (RFC 3550 §5.1), or {@link #REFUSED}. */
    private static int header(byte[] packet, int length) {
        int header = HEADER + 4 * (packet[0] & 0x0F);
        if ((packet[0] & 0x10) != 0 && header + 4 <= length) {
            header += 4 + 4 * ((packet[header + 2] & 0xFF) << 8 | packet[header + 3] & 0xFF);
        }
        return header <= length ? header : REFUSED;
    }
}
