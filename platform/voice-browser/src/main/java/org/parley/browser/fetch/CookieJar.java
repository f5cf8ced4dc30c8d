package org.parley.browser.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The cookies of one call, shared by its CCXML session and all of its dialogs. Thread-safe. */
public final class CookieJar {
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ORIGINAL_SERVER);

    /** Values for the Cookie header of a request to this address. */
    public List<String> cookiesFor(URI uri) {
        try {
            return cookies.get(uri, Map.of()).getOrDefault("Cookie", List.of());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Keeps what the answer from this address set. */
    public void keep(URI uri, Map<String, List<String>> responseHeaders) {
        try {
            cookies.put(uri, responseHeaders);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
