package org.parley.browser.ccxml;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.parley.browser.fetch.FetchException;
import org.parley.browser.fetch.FetchRequest;
import org.parley.browser.fetch.Fetched;
import org.parley.browser.fetch.Fetcher;

/** Pages by path, in memory. */
final class MemorySite implements Fetcher {
    static final URI ROOT = URI.create("http://webapp.test/ccxml/call");

    final List<FetchRequest> requests = new CopyOnWriteArrayList<>();
    private final Map<String, String> pages = new ConcurrentHashMap<>();

    MemorySite page(String path, String content) {
        pages.put(path, content);
        return this;
    }

    @Override
    public Fetched fetch(FetchRequest request) throws FetchException {
        requests.add(request);
        String path = request.uri().getPath();
        if (path.startsWith("/status/")) {
            int status = Integer.parseInt(path.substring("/status/".length()));
            throw new FetchException("error.badfetch", status, "status " + status, null);
        }
        String page = pages.get(path);
        if (page == null) {
            throw new FetchException("error.badfetch.http.404", 404, "no page " + path, null);
        }
        byte[] body = page.getBytes(StandardCharsets.UTF_8);
        return new Fetched(request.uri(), 200, "application/ccxml+xml", Optional.of("UTF-8"), body);
    }
}
