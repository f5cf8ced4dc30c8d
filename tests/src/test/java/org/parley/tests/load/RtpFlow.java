package org.parley.tests.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Arrays;

/**
 * One call's RTP in both directions, with little work a packet: sends its own signal over and over, or keys, or a message;
 * of what arrives it keeps figures and the first seconds. Used by the thread of {@link FlowClock} only, if not said
 * otherwise.
 */
final class RtpFlow {
    static final int FRAME = 160;
    private static final int HEADER = 12;
    private static final int EVENT_TYPE = 101;
    private static final int KEY_PACKETS = 8;
    private static final int LATENESS_STEPS = 2_000;

    final DatagramChannel channel;
    private final byte[] signal;
    private final byte[] begin;
    private final int source;
    private volatile InetSocketAddress peer;
    private volatile int key = -1;
    private volatile byte[] message;
    private volatile boolean over;
    private int sent;
    private int signalAt;
    private int messageAt;
    private int keyPackets;
    private int keyBegan;

    private volatile long firstArrival;
    private long firstTimestamp;
    private int firstSequence;
    private int kept;
    private volatile int received;
    private int gaps;
    private long windowFrom;
    private int windowFirst;
    private int windowPackets;
    private long windowLast;
    private final short[] lateness = new short[LATENESS_STEPS];
    private double latest;
    private int beepPackets;
    private int afterBeep;
    private volatile boolean beeped;

    /**
     * @param signal µ-law that is sent over and over
     * @param keep how many samples of what arrives are kept
     */
    RtpFlow(byte[] signal, int keep) throws IOException {
        this.signal = signal;
        this.begin = new byte[keep];
        channel = DatagramChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
        channel.configureBlocking(false);
        source = port() * 65_537;
    }

    int port() throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    /** Any thread. */
    void connect(InetSocketAddress far) {
        peer = far;
    }

    /** Any thread: presses a key next. */
    void press(int event) {
        key = event;
    }

    /** Any thread: says this once, in the signal's place. */
    void say(byte[] mulaw) {
        message = mulaw;
    }

    /** Any thread: whether no key is being pressed. */
    boolean hasPressed() {
        return key < 0;
    }

    /** Any thread. */
    boolean hasSaid() {
        return message != null && messageAt >= message.length;
    }

    /** Any thread. */
    long firstArrival() {
        return firstArrival;
    }

    /** Any thread: nothing more is sent or counted. */
    void finish() {
        over = true;
    }

    /** Sends what is due now; false when the call is over. */
    boolean send(ByteBuffer packet) throws IOException {
        if (over) {
            channel.close();
            return false;
        }
        if (peer == null) {
            return true;
        }
        packet.clear();
        int timestamp = sent * FRAME;
        if (key >= 0) {
            keyBegan = keyPackets == 0 ? timestamp : keyBegan;
            header(packet, EVENT_TYPE, keyBegan);
            boolean end = keyPackets >= KEY_PACKETS - 3;
            packet.put((byte) key).put((byte) ((end ? 0x80 : 0) | 10)).putShort((short)
                    (Math.min(keyPackets + 1, KEY_PACKETS - 3) * FRAME));
            if (++keyPackets == KEY_PACKETS) {
                key = -1;
                keyPackets = 0;
            }
        } else {
            header(packet, 0, timestamp);
            speech(packet);
        }
        sent++;
        channel.send(packet.flip(), peer);
        return true;
    }

    private void header(ByteBuffer packet, int type, int timestamp) {
        packet.put((byte) 0x80)
                .put((byte) (type | (sent == 0 ? 0x80 : 0)))
                .putShort((short) sent)
                .putInt(timestamp)
                .putInt(source);
    }

    private void speech(ByteBuffer packet) {
        byte[] saying = message;
        if (saying != null && messageAt < saying.length) {
            packet.put(saying, messageAt, FRAME);
            messageAt += FRAME;
        } else {
            packet.put(signal, signalAt, FRAME);
            signalAt = (signalAt + FRAME) % signal.length;
        }
    }

    /** Takes a packet that arrived. */
    void receive(ByteBuffer packet, long now) {
        // the port may lie behind that of another call, where its reports (RTCP) are sent
        boolean report = packet.remaining() > 1 && (packet.get(1) & 0xE0) == 0xC0;
        if (over || report || packet.remaining() < HEADER) {
            return;
        }
        int sequence = packet.getShort(2) & 0xffff;
        long timestamp = packet.getInt(4) & 0xffffffffL;
        if (received == 0) {
            firstArrival = now;
            firstSequence = sequence;
            firstTimestamp = timestamp;
        }
        boolean follows = sequence == (firstSequence + received & 0xffff)
                && timestamp == (firstTimestamp + (long) FRAME * received & 0xffffffffL);
        if (!follows) {
            gaps++;
            firstSequence = sequence - received;
            firstTimestamp = timestamp - (long) FRAME * received;
        }
        double late = (now - firstArrival) / 1e6 - 20.0 * received;
        latest = Math.max(latest, late);
        int step = (int) Math.max(0, Math.min(LATENESS_STEPS - 1, late * 10));
        lateness[step]++;
        int size = Math.min(packet.remaining() - HEADER, begin.length - kept);
        if (size > 0) {
            packet.get(HEADER, begin, kept, size);
            kept += size;
        }
        if (windowFrom != 0 && now >= windowFrom) {
            windowFirst = windowPackets == 0 ? received : windowFirst;
            windowPackets++;
            windowLast = now;
        }
        received++;
        if (!beeped) {
            listenForBeep(packet);
        }
    }

    /** The beep before a recording is 1 kHz: it repeats every eight samples, which neither speech nor silence does. */
    private void listenForBeep(ByteBuffer packet) {
        boolean tone = packet.limit() == HEADER + FRAME;
        boolean still = true;
        for (int i = HEADER; tone && i < HEADER + FRAME - 8; i++) {
            tone = packet.get(i) == packet.get(i + 8);
            still &= packet.get(i) == packet.get(i + 1);
        }
        if (tone && !still) {
            beepPackets++;
        } else if (beepPackets >= 10) {
            // The first packet without a whole tone may hold its last samples.
            beeped = ++afterBeep == 2;
        }
    }

    /** Any thread: whether a beep was heard to its end. */
    boolean beeped() {
        return beeped;
    }

    /** Counts packets a second from now on. */
    void beginWindow(long now) {
        windowFrom = now;
        windowPackets = 0;
    }

    int received() {
        return received;
    }

    int gaps() {
        return gaps;
    }

    /** Packets a second since the window began. */
    double perSecond(long windowEnd) {
        return windowPackets * 1e9 / (Math.max(windowLast, windowEnd) - windowFrom);
    }

    /** Whether that is 50, as it should be. */
    boolean steady(long windowEnd) {
        return perSecond(windowEnd) >= 49.5 && perSecond(windowEnd) <= 50.5;
    }

    /** Milliseconds behind the schedule that the first packet began; {@code share} of the packets were not later. */
    double lateness(double share) {
        int seen = 0;
        for (int step = 0; step < LATENESS_STEPS; step++) {
            seen += lateness[step] & 0xffff;
            if (seen >= share * received) {
                return step / 10.0;
            }
        }
        return LATENESS_STEPS / 10.0;
    }

    double latest() {
        return latest;
    }

    /** The first µ-law that arrived. */
    byte[] begin() {
        return Arrays.copyOf(begin, kept);
    }
}
