package org.parley.tests.phone;

import java.util.ArrayList;
import java.util.List;

/** Counts streams by their longest gap: what a listener's jitter buffer had to bridge. Thread-safe. */
public final class StreamGaps {
    /** More than a jitter buffer of three packets holds. */
    public static final int MOST_MILLIS = 60;

    private final List<Heard.Gap> excused = new ArrayList<>();
    private int streams;
    private int gappy;
    private double worst;

    synchronized void over(Heard heard) {
        if (heard.packets().size() < 2) {
            return;
        }
        double longest = heard.gaps().stream()
                .filter(gap -> excused.stream().noneMatch(time -> gap.from() < time.to() && time.from() < gap.to()))
                .mapToDouble(Heard.Gap::millis)
                .max()
                .orElse(0);
        streams++;
        gappy += longest > 0 ? 1 : 0;
        worst = Math.max(worst, longest);
    }

    /** Gaps that overlap with this time, in {@code System.nanoTime()}, do not count: what was measured then stops the server. */
    public synchronized void excuse(long from, long to) {
        excused.add(new Heard.Gap(from, to));
    }

    /** Streams of two packets and more. */
    public synchronized int streams() {
        return streams;
    }

    /** Those with a gap of more than {@link #MOST_MILLIS}. */
    public synchronized int withGap() {
        return gappy;
    }

    /** The longest of such gaps, in milliseconds; 0 for none. */
    public synchronized double worstMillis() {
        return worst;
    }
}
