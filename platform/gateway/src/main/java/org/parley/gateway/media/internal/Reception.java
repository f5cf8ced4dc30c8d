package org.parley.gateway.media.internal;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what comes of a stream (RFC 3550 A.1, A.3, A.8). Written by one thread at a time, a few additions a packet and no
 * lock; read by anyone, who may see a packet half counted.
 */
final class Reception {
    private static final int WRAP = 1 << 16;
    /** A.1: so far ahead is still the same sequence. */
    private static final int MOST_MISSING = 3_000;
    /** So far behind is one that was overtaken. */
    private static final int MOST_OVERTAKEN = 100;

    private static final int NONE = -1;
    private static final long BILLION = 1_000_000_000L;

    private final AtomicInteger source = new AtomicInteger();
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong missed = new AtomicLong();
    /** Above the sequence number how often it wrapped; {@link #NONE} before the first packet. */
    private final AtomicLong highest = new AtomicLong(NONE);
    /** Sixteenths of a tick, as A.8 keeps it. */
    private final AtomicInteger jitter = new AtomicInteger();

    private long first;
    private long fromFirst;
    private long missedBefore;
    private int leapTo = NONE;
    private int transit;
    private int lastTimestamp;
    private boolean timed;

    /**
     * A packet of the stream came.
     *
     * @param audio whether its timestamp tells when it was said; those of keys tell when the key was begun
     * @param rate ticks in a second of its timestamps
     */
    void received(RtpPacket packet, boolean audio, int rate, long nanos) {
        if (highest.getPlain() == NONE || packet.ssrc() != source.getPlain()) {
            begin(packet);
        } else if (!follows(packet)) {
            return;
        }
        received.setOpaque(received.getPlain() + 1);
        fromFirst++;
        missed.setOpaque(missedBefore + highest.getPlain() - first + 1 - fromFirst);
        if (audio) {
            jitter(packet.timestamp(), rate, nanos);
        }
    }

    private void begin(RtpPacket packet) {
        missedBefore = missed.getPlain();
        source.setOpaque(packet.ssrc());
        first = packet.sequence();
        fromFirst = 0;
        highest.setOpaque(first);
        leapTo = NONE;
        timed = false;
    }

    /** Whether a packet belongs to the sequence; a leap counts when the one behind it confirms it. */
    private boolean follows(RtpPacket packet) {
        long newest = highest.getPlain();
        int ahead = packet.sequence() - (int) newest & WRAP - 1;
        if (ahead < MOST_MISSING) {
            highest.setOpaque(newest + ahead);
            leapTo = NONE;
            return true;
        }
        if (ahead >= WRAP - MOST_OVERTAKEN) {
            return true;
        }
        if (packet.sequence() == leapTo) {
            begin(packet);
            return true;
        }
        leapTo = packet.sequence() + 1 & WRAP - 1;
        return false;
    }

    private void jitter(int timestamp, int rate, long nanos) {
        int arrival = (int) (nanos / BILLION * rate + nanos % BILLION * rate / BILLION);
        int now = arrival - timestamp;
        int elapsed = timestamp - lastTimestamp;
        if (timed && elapsed != 0 && Math.abs(elapsed) < 10 * rate) {
            int before = jitter.getPlain();
            jitter.setOpaque(before + Math.abs(now - transit) - (before + 8 >> 4));
        }
        timed = true;
        transit = now;
        lastTimestamp = timestamp;
    }

    /** Whether anything came yet. */
    boolean isBegun() {
        return highest.getOpaque() != NONE;
    }

    int source() {
        return source.getOpaque();
    }

    /** Packets since the begin of the call, copies too. */
    long packets() {
        return received.getOpaque();
    }

    /** Packets that did not come; negative when there were more copies. */
    long lost() {
        return missed.getOpaque();
    }

    /** The newest sequence number, above its 16 bits how often it wrapped. */
    int highestSequence() {
        return (int) highest.getOpaque();
    }

    /** Ticks of the RTP clock. */
    int jitter() {
        return jitter.getOpaque() >> 4;
    }
}
