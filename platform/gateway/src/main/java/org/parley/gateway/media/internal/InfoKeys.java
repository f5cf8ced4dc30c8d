package org.parley.gateway.media.internal;

/**
 * Keys that came by SIP INFO. Telephones that send each key in two ways would press it twice: such a key waits 100 ms for
 * its twin in RTP and is dropped when one of any kind came at most that long before or after it. Twins that are further apart,
 * since a telephone tells INFO when a key is let go or a network was slow, are known by being the same key.
 */
final class InfoKeys {
    private static final long WAIT_NANOS = 100_000_000L;
    /** So long after a key in RTP the same one by INFO may be its twin. */
    private static final long TWIN_NANOS = 2_000_000_000L;
    /** So long after a key by INFO that was reported the same one in RTP may be. */
    private static final long LATE_NANOS = 500_000_000L;

    private final KeyTimes waiting = new KeyTimes();
    private final KeyTimes inRtp = new KeyTimes();
    private final KeyTimes reported = new KeyTimes();
    private long lastRtpKeyAt;
    private boolean rtpKeySeen;

    void info(char key, long now) {
        boolean twin = inRtp.take(key, now - TWIN_NANOS);
        if (!twin && !(rtpKeySeen && now - lastRtpKeyAt < WAIT_NANOS)) {
            waiting.add(key, now);
        }
    }

    /** A key that came in RTP, as an event or as audio. @return whether it counts */
    boolean rtpKey(char key, long now) {
        if (reported.take(key, now - LATE_NANOS)) {
            return false;
        }
        rtpKeySeen = true;
        lastRtpKeyAt = now;
        if (!waiting.take(key, now - WAIT_NANOS)) {
            inRtp.add(key, now);
        }
        waiting.clear();
        return true;
    }

    /** The next key that has waited long enough, or 0. */
    char due(long now) {
        char key = waiting.oldest(now - WAIT_NANOS);
        if (key != 0) {
            reported.add(key, now);
        }
        return key;
    }
}
