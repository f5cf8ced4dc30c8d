package org.parley.browser.conformance;

import java.util.List;
import java.util.stream.Collectors;
import org.parley.browser.fetch.FetchException;
import org.parley.browser.fetch.FetchRequest;
import org.parley.browser.fetch.Fetched;
import org.parley.browser.fetch.Fetcher;

/** Tells what is posted to the page {@code sink}: {@code posted: sink name=value …}; a session's id is {@code SESSION}. */
final class TracedPosts implements Fetcher {
    private final Fetcher next;
    private final CasePages pages;
    private final List<String> trace;

    TracedPosts(Fetcher next, CasePages pages, List<String> trace) {
        this.next = next;
        this.pages = pages;
        this.trace = trace;
    }

    @Override
    public Fetched fetch(FetchRequest request) throws FetchException {
        boolean sink = request.method() == FetchRequest.Method.POST
                && pages.at(request.uri())
                        .filter(document -> document.name().equals("sink"))
                        .isPresent();
        if (sink) {
            trace.add("posted: sink "
                    + request.fields().stream().map(TracedPosts::text).collect(Collectors.joining(" ")));
        }
        return next.fetch(request);
    }

    private static String text(FetchRequest.Field field) {
        String value = field instanceof FetchRequest.TextField text ? text.value() : "(recording)";
        return field.name() + "=" + (value.startsWith("ccxml-") ? "SESSION" : value);
    }
}
