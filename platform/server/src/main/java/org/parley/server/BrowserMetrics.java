package org.parley.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Optional;
import java.util.function.Supplier;
import org.parley.browser.VoicePlatformStatistics;
import org.parley.browser.vxml.DocumentCacheCounters;

/** The voice browser's figures for {@code /metrics}: how often a document was found compiled, and what was fetched. */
record BrowserMetrics(Supplier<Optional<VoicePlatformStatistics>> platform) implements MeterBinder {
    private static final String LOOKUPS = "parley.documents.lookups";
    private static final String LOOKUPS_ARE = "VoiceXML documents that were found compiled, or had to be compiled";
    private static final String HITS = "parley.fetch.hits";
    private static final String HITS_ARE = "fetches answered by a cache";

    @Override
    public void bindTo(MeterRegistry registry) {
        PartMeters<VoicePlatformStatistics> meters = new PartMeters<>(registry, platform);
        meters.gauge("parley.sessions.running", "CCXML sessions at this moment", VoicePlatformStatistics::sessions);

        meters.counter(LOOKUPS, LOOKUPS_ARE, all -> all.documents().hits(), "result", "hit");
        meters.counter(LOOKUPS, LOOKUPS_ARE, all -> all.documents().misses(), "result", "miss");
        meters.gauge(
                "parley.documents.hit.ratio",
                "documents that were found compiled, of all since the start",
                all -> hitRatio(all.documents()));
        meters.gauge(
                "parley.documents.held",
                "compiled documents in the cache",
                all -> all.documents().documents());
        meters.gauge(
                "parley.documents.held.bytes",
                "size of their sources",
                all -> all.documents().bytes());

        meters.counter(
                "parley.fetches",
                "fetches since the start",
                all -> all.fetches().fetches());
        meters.counter(HITS, HITS_ARE, all -> all.fetches().immutableHits(), "cache", "immutable");
        meters.counter(HITS, HITS_ARE, all -> all.fetches().sharedHits(), "cache", "shared");
        meters.counter(
                "parley.fetch.failures",
                "fetches that failed",
                all -> all.fetches().failures());
        meters.counter(
                "parley.fetch.repeats",
                "exchanges sent again after an error on the way",
                all -> all.fetches().repeats());
        meters.counter(
                "parley.fetch.refusals",
                "addresses that are not on the list of allowed ones",
                all -> all.fetches().refusals());
        meters.counter(
                "parley.fetch.bytes",
                "bytes received, or read from the shared cache",
                all -> all.fetches().bytes());
    }

    private static double hitRatio(DocumentCacheCounters documents) {
        long lookups = documents.hits() + documents.misses();
        return lookups == 0 ? 0 : (double) documents.hits() / lookups;
    }
}
