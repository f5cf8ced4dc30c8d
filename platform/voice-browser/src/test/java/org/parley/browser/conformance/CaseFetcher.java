package org.parley.browser.conformance;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import org.parley.browser.fetch.FetchException;
import org.parley.browser.fetch.FetchRequest;
import org.parley.browser.fetch.Fetched;
import org.parley.browser.fetch.Fetcher;
import org.parley.browser.platform.Clock;

/** Fetches for one run: what is delayed takes virtual time, what is traced is told. */
final class CaseFetcher implements Fetcher {
    private final Fetcher http;
    private final CasePages pages;
    private final Clock clock;
    private final List<String> trace;

    CaseFetcher(Fetcher http, CasePages pages, Clock clock, List<String> trace) {
        this.http = http;
        this.pages = pages;
        this.clock = clock;
        this.trace = trace;
    }

    @Override
    public Fetched fetch(FetchRequest request) throws FetchException {
        Optional<CaseDocument> document = pages.at(request.uri());
        if (document.isEmpty()) {
            return http.fetch(request);
        }
        String name = document.get().name();
        int before = pages.requests(name);
        try {
            return http.fetch(request);
        } finally {
            if (pages.requests(name) > before) {
                if (document.get().has("traced")) {
                    trace.add("fetch: " + name);
                }
                delay(document.get(), request.timeout());
            }
        }
    }

    private void delay(CaseDocument document, Duration timeout) throws FetchException {
        Optional<Duration> delay = document.option("delay").map(text -> Duration.ofMillis(CaseTime.millis(text)));
        if (delay.isEmpty()) {
            return;
        }
        boolean late = delay.get().compareTo(timeout) > 0;
        try {
            clock.poll(new LinkedBlockingQueue<>(), clock.nanos() + (late ? timeout : delay.get()).toNanos());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        if (late) {
            throw new FetchException("error.badfetch", 0, document.name() + " did not come within " + timeout, null);
        }
    }
}
