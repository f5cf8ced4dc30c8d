package org.parley.gateway.media.internal;

import org.parley.gateway.rtcp.ReportBlock;

/** What we say of what we hear; remembers what it said last. Belongs to the thread of reports. */
final class OwnBlock {
    private long expectedBefore;
    private long lostBefore;

    ReportBlock now(Reception heard, FarReports far, long nanos) {
        long lost = heard.lost();
        long expected = heard.packets() + lost;
        long since = expected - expectedBefore;
        long missing = lost - lostBefore;
        expectedBefore = expected;
        lostBefore = lost;
        // RFC 3550 A.3: copies may make it negative, which counts as none
        int fraction = since <= 0 || missing <= 0 ? 0 : (int) Math.min(255, missing * 256 / since);
        return new ReportBlock(
                heard.source(),
                fraction,
                (int) lost,
                heard.highestSequence(),
                heard.jitter(),
                far.lastSender(),
                far.sinceLastSender(nanos));
    }
}
