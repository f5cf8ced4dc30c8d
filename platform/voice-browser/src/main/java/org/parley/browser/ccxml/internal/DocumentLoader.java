package org.parley.browser.ccxml.internal;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.parley.browser.ccxml.internal.document.CcxmlDocument;
import org.parley.browser.ccxml.internal.document.CcxmlParser;
import org.parley.browser.ccxml.internal.document.CcxmlSyntaxException;
import org.parley.browser.ccxml.internal.document.Script;
import org.parley.browser.fetch.ContentKey;
import org.parley.browser.fetch.CookieJar;
import org.parley.browser.fetch.FetchException;
import org.parley.browser.fetch.FetchRequest;
import org.parley.browser.fetch.Fetched;
import org.parley.browser.fetch.Fetcher;
import org.parley.browser.platform.AudioContent;

/**
 * Fetches documents and their scripts. What it compiled it keeps by the bytes and the address without its query, so that
 * documents which may not be cached by HTTP are still compiled once.
 */
final class DocumentLoader {
    private static final int KEPT = 256;

    private final Fetcher fetcher;
    private final Duration timeout;
    private final Map<Key, CcxmlDocument> compiled = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, CcxmlDocument> eldest) {
            return size() > KEPT;
        }
    });

    /** Addresses of documents that say themselves that copies of them must not be used (§6.2). */
    private final Set<URI> expired = ConcurrentHashMap.newKeySet();

    private record Key(ContentKey content, URI base) {}

    DocumentLoader(Fetcher fetcher, Duration timeout) {
        this.fetcher = fetcher;
        this.timeout = timeout;
    }

    LoadedDocument load(FetchRequest request) throws FetchException, CcxmlSyntaxException {
        Fetched fetched = fetcher.fetch(expired.contains(request.uri()) ? request.anew() : request);
        CcxmlDocument document = compile(fetched);
        if (document.expired() && expired.size() < KEPT) {
            expired.add(request.uri());
        }
        Map<Script, String> scripts = new HashMap<>();
        for (Script script : document.scripts()) {
            scripts.put(script, text(script, document.base(), request.cookies()));
        }
        return new LoadedDocument(document, scripts);
    }

    /** The text of a script that a document fetched. */
    String text(FetchRequest request) throws FetchException {
        return text(request, Optional.empty());
    }

    /** Audio that a document names. */
    AudioContent audio(FetchRequest request) throws FetchException {
        Fetched fetched = fetcher.fetch(request);
        return new AudioContent(fetched.body(), fetched.audioType());
    }

    private String text(FetchRequest request, Optional<String> otherwise) throws FetchException {
        Fetched fetched = fetcher.fetch(request);
        Charset charset = fetched.charset()
                .or(() -> otherwise)
                .filter(DocumentLoader::isKnown)
                .map(Charset::forName)
                .orElse(StandardCharsets.UTF_8);
        return new String(fetched.body(), charset);
    }

    private String text(Script script, URI base, CookieJar cookies) throws CcxmlSyntaxException {
        URI uri;
        try {
            uri = base.resolve(script.source());
        } catch (IllegalArgumentException e) {
            throw new CcxmlSyntaxException("<script src=\"" + script.source() + "\"> is not a URI", e);
        }
        Script.Loading loading = script.loading();
        FetchRequest request = new FetchRequest(
                uri,
                FetchRequest.Method.GET,
                FetchRequest.Encoding.URLENCODED,
                List.of(),
                cookies,
                loading.timeout().orElse(timeout),
                loading.maxAge(),
                loading.maxStale());
        try {
            return text(request, loading.charset());
        } catch (FetchException e) {
            throw new CcxmlSyntaxException("the script " + uri + " cannot be had: " + e.getMessage(), e);
        }
    }

    private CcxmlDocument compile(Fetched fetched) throws CcxmlSyntaxException {
        URI base = withoutQuery(fetched.uri());
        Key key = new Key(new ContentKey(fetched.body()), base);
        CcxmlDocument known = compiled.get(key);
        if (known != null) {
            return known;
        }
        CcxmlDocument document = CcxmlParser.parse(fetched.body(), base);
        compiled.put(key, document);
        return document;
    }

    private static URI withoutQuery(URI uri) {
        String text = uri.toString();
        int end = text.indexOf('?');
        return end < 0 ? uri : URI.create(text.substring(0, end));
    }

    private static boolean isKnown(String charset) {
        try {
            return Charset.isSupported(charset);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
