package org.parley.browser.fetch;

import java.util.concurrent.atomic.LongAdder;

/** Running counts of a {@link HttpFetcher} since its start. Thread-safe; each count only grows. */
public final class FetchMetrics {
    final LongAdder fetches = new LongAdder();
    final LongAdder immutableHits = new LongAdder();
    final LongAdder sharedHits = new LongAdder();
    final LongAdder repeats = new LongAdder();
    final LongAdder failures = new LongAdder();
    final LongAdder refusals = new LongAdder();
    final LongAdder bytes = new LongAdder();

    FetchMetrics() {}

    /** Calls of {@link Fetcher#fetch}, whatever came of them. */
    public long fetches() {
        return fetches.sum();
    }

    /** Answered from memory as an immutable public resource, without touching the network. */
    public long immutableHits() {
        return immutableHits.sum();
    }

    /** Answered by the RFC 9111 cache of public responses, some of them after a 304 from the server. */
    public long sharedHits() {
        return sharedHits.sum();
    }

    /** Exchanges that were sent again after an I/O error or 502–504. */
    public long repeats() {
        return repeats.sum();
    }

    /** Fetches that ended in a {@link FetchException}, refusals included. */
    public long failures() {
        return failures.sum();
    }

    /** Addresses that the allow-list refused, redirect targets included. */
    public long refusals() {
        return refusals.sum();
    }

    /** Body bytes received or read from cache by the exchanges, immutable hits excluded. */
    public long bytes() {
        return bytes.sum();
    }
}
