package org.parley.browser.ccxml.internal;

import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.parley.browser.ccxml.internal.document.CcxmlSyntaxException;
import org.parley.browser.ccxml.internal.document.EventException;
import org.parley.browser.ccxml.internal.document.FetchSource;
import org.parley.browser.fetch.FetchException;
import org.parley.browser.fetch.FetchRequest;

/** The documents and scripts that a session fetches in the background (CCXML 1.0 §6.2). */
final class Fetches {
    private final Session session;
    private final Map<String, LoadedDocument> documents = new HashMap<>();
    private final Map<String, String> scripts = new HashMap<>();
    private int number;
    private int underWay;
    private int generation;

    Fetches(Session session) {
        this.session = session;
    }

    boolean anyUnderWay() {
        return underWay > 0;
    }

    String fetch(FetchSource source, URI base) throws EventException {
        FetchRequest request = request(source, base);
        String id = session.id() + "-f" + ++number;
        underWay++;
        int askedIn = generation;
        session.background(() -> {
            Runnable outcome = source.script() ? script(id, request) : document(id, request);
            session.enqueue(() -> {
                underWay--;
                if (askedIn == generation) {
                    outcome.run();
                } else {
                    session.happenedQuietly();
                }
            });
        });
        return id;
    }

    /** How a document or script is asked for. */
    FetchRequest request(FetchSource source, URI base) throws EventException {
        return new FetchRequest(
                session.resolve(base, source.next()),
                source.post() ? FetchRequest.Method.POST : FetchRequest.Method.GET,
                source.multipart() ? FetchRequest.Encoding.MULTIPART : FetchRequest.Encoding.URLENCODED,
                session.fields(source.values()),
                session.cookies(),
                source.timeout().orElse(session.limits().fetchTimeout()),
                source.maxAge(),
                source.maxStale());
    }

    /** Another document takes over: what this one fetched is no longer there (CCXML 1.0 §6.2). */
    void forget() {
        documents.clear();
        scripts.clear();
        generation++;
    }

    private Runnable document(String id, FetchRequest request) {
        try {
            LoadedDocument loaded = session.services().loader().load(request);
            return () -> {
                documents.put(id, loaded);
                done(id, request.uri());
            };
        } catch (FetchException e) {
            return () -> failed(id, request.uri(), e.getMessage(), e.status());
        } catch (CcxmlSyntaxException e) {
            return () -> failed(id, request.uri(), e.getMessage(), 0);
        }
    }

    private Runnable script(String id, FetchRequest request) {
        try {
            String text = session.services().loader().text(request);
            return () -> {
                scripts.put(id, text);
                done(id, request.uri());
            };
        } catch (FetchException e) {
            return () -> failed(id, request.uri(), e.getMessage(), e.status());
        }
    }

    /** @throws EventException error.semantic unless such a document was fetched and is still unused */
    LoadedDocument takeDocument(String id) throws EventException {
        LoadedDocument document = documents.remove(id);
        if (document == null) {
            throw EventException.semantic("no fetched document '" + id + "'");
        }
        return document;
    }

    String script(String id) throws EventException {
        String text = scripts.get(id);
        if (text == null) {
            throw EventException.semantic("no fetched script '" + id + "'");
        }
        return text;
    }

    private void done(String id, URI uri) {
        Map<String, Object> properties = Map.of("fetchid", id, "uri", uri.toString());
        session.happened(new SessionEvent("fetch.done", id, "ccxml", properties));
    }

    private void failed(String id, URI uri, String reason, int status) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("fetchid", id);
        properties.put("uri", uri.toString());
        properties.put("reason", String.valueOf(reason));
        properties.put("statuscode", status);
        session.happened(new SessionEvent("error.fetch", id, "ccxml", properties));
    }
}
