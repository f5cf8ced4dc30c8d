package org.parley.gateway.media.internal;

/**
 * Keys that came by SIP INFO. Telephones that send both kinds would press twice, so such a key waits 100 ms and is
 * dropped if an RTP key came at most that long before or after it.
 */
final class InfoKeys {
    private static final long WAIT_NANOS = 100_000_000L;
    private static final int MOST = 32;

    private final char[] keys = new char[MOST];
    private final long[] dueAt = new long[MOST];
    private int first;
    private int count;
    private long lastRtpKeyAt;
    private boolean rtpKeySeen;

    void info(char key, long now) {
        boolean sentTwice = rtpKeySeen && now - lastRtpKeyAt < WAIT_NANOS;
        if (count < MOST && !sentTwice) {
            int at = (first + count++) % MOST;
            keys[at] = key;
            dueAt[at] = now + WAIT_NANOS;
        }
    }

    void rtpKey(long now) {
        rtpKeySeen = true;
        lastRtpKeyAt = now;
        count = 0;
    }

    /** The next key that has waited long enough, or 0. */
    char due(long now) {
        if (count == 0 || now - dueAt[first] < 0) {
            return 0;
        }
        char key = keys[first];
        first = (first + 1) % MOST;
        count--;
        return key;
    }
}
