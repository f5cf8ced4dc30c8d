package org.parley.tests.phone;

/** Counts streams by their longest gap: what a listener's jitter buffer had to bridge. Thread-safe. */
public final class StreamGaps {
    /** More than a jitter buffer of three packets holds. */
    public static final int MOST_MILLIS = 60;

    private static final double MILLISECOND = 1e6;

    private int streams;
    private int gappy;
    private double worst;

    synchronized void over(Heard heard) {
        if (heard.packets().size() < 2) {
            return;
        }
        double gap = heard.longestGapNanos() / MILLISECOND;
        streams++;
        gappy += gap > MOST_MILLIS ? 1 : 0;
        worst = Math.max(worst, gap);
    }

    /** Streams of two packets and more. */
    public synchronized int streams() {
        return streams;
    }

    /** Those with a gap of more than {@link #MOST_MILLIS}. */
    public synchronized int withGap() {
        return gappy;
    }

    /** Milliseconds. */
    public synchronized double worstMillis() {
        return worst;
    }
}
