package org.parley.gateway.rtcp;

import java.time.Instant;

/** Seconds since 1900 in the upper 32 bits, 2<sup>32</sup>ths of a second in the lower ones (RFC 3550 §4). */
public final class NtpTime {
    private static final long SECONDS_FROM_1900_TO_1970 = 2_208_988_800L;
    private static final long BILLION = 1_000_000_000L;

    private NtpTime() {}

    public static long of(Instant time) {
        long fraction = ((long) time.getNano() << 32) / BILLION;
        return time.getEpochSecond() + SECONDS_FROM_1900_TO_1970 << 32 | fraction;
    }

    /** What fits into 32 bits, in 65,536ths of a second. */
    public static int middle(long ntp) {
        return (int) (ntp >> 16);
    }

    /** Nanoseconds as 65,536ths of a second. */
    public static int span(long nanos) {
        return (int) (nanos * 65_536 / BILLION);
    }

    /** The other way round; a span has no sign. */
    public static long nanos(int span) {
        return (span & 0xFFFF_FFFFL) * BILLION / 65_536;
    }
}
