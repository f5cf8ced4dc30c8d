package org.parley.gateway.media.internal;

import java.util.concurrent.atomic.AtomicLong;
import org.parley.gateway.rtcp.SenderInfo;

/** Counts what is sent of a stream. Written by its media thread, without a lock; read by anyone. */
final class Transmission {
    private static final long BILLION = 1_000_000_000L;
    private static final int MICROSECOND = 1_000;

    private final int source;
    private final AtomicLong packets = new AtomicLong();
    private final AtomicLong octets = new AtomicLong();
    /** The timestamp of the last packet, and below it when that left, in microseconds that wrap: one value, so both fit. */
    private final AtomicLong last = new AtomicLong();

    /** @param source SSRC */
    Transmission(int source) {
        this.source = source;
    }

    int source() {
        return source;
    }

    void sent(int payload) {
        packets.setOpaque(packets.getPlain() + 1);
        octets.setOpaque(octets.getPlain() + payload);
    }

    void timed(int timestamp, long nanos) {
        last.setOpaque((long) timestamp << 32 | nanos / MICROSECOND & 0xFFFF_FFFFL);
    }

    long packets() {
        return packets.getOpaque();
    }

    /** @param rate ticks in a second */
    SenderInfo info(long ntp, long nanos, int rate) {
        long seen = last.getOpaque();
        int micros = (int) (nanos / MICROSECOND) - (int) seen;
        int timestamp = (int) (seen >> 32) + (int) ((long) micros * MICROSECOND * rate / BILLION);
        return new SenderInfo(ntp, timestamp, (int) packets(), (int) octets.getOpaque());
    }
}
