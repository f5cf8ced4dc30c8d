package org.parley.browser.ccxml.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.parley.browser.ccxml.CcxmlLimits;
import org.parley.browser.dialog.Dialogs;
import org.parley.browser.fetch.Fetcher;
import org.parley.browser.script.ScriptRuntime;

/** What all sessions share: two pools of threads (events must not wait for fetches), the loader, and each other. */
public final class Services implements AutoCloseable {
    private static final int FETCH_THREADS = 64;

    private final Dialogs dialogs;
    private final Fetcher fetcher;
    private final ScriptRuntime scripts;
    private final CcxmlLimits limits;
    private final DocumentLoader loader;
    private final SessionTable sessions = new SessionTable();
    private final Platforms platforms = new Platforms();
    private final Bridges bridges = new Bridges();
    private final Conferences conferences = new Conferences(bridges);
    private volatile Map<String, String> inlets = Map.of();
    private final ExecutorService events =
            pool("ccxml-event", Math.max(4, Runtime.getRuntime().availableProcessors() * 2));
    private final ExecutorService fetches = pool("ccxml-fetch", FETCH_THREADS);

    public Services(Dialogs dialogs, Fetcher fetcher, ScriptRuntime scripts, CcxmlLimits limits) {
        this.dialogs = dialogs;
        this.fetcher = fetcher;
        this.scripts = scripts;
        this.limits = limits;
        this.loader = new DocumentLoader(fetcher, limits.fetchTimeout());
    }

    public SessionTable sessions() {
        return sessions;
    }

    Platforms platforms() {
        return platforms;
    }

    Bridges bridges() {
        return bridges;
    }

    Conferences conferences() {
        return conferences;
    }

    /** @param uris where others send events to sessions, by the name of the I/O processor */
    public void inlets(Map<String, String> uris) {
        inlets = Map.copyOf(uris);
    }

    /** {@code session.ioprocessors} (CCXML 1.0 §8.4). */
    Map<String, Object> ioProcessors(String sessionId) {
        Map<String, Object> processors = new LinkedHashMap<>(inlets);
        processors.put("ccxml", sessionId);
        processors.put("dialog", sessionId);
        return processors;
    }

    Dialogs dialogs() {
        return dialogs;
    }

    Fetcher fetcher() {
        return fetcher;
    }

    ScriptRuntime scripts() {
        return scripts;
    }

    CcxmlLimits limits() {
        return limits;
    }

    DocumentLoader loader() {
        return loader;
    }

    ExecutorService events() {
        return events;
    }

    ExecutorService fetches() {
        return fetches;
    }

    @Override
    public void close() {
        events.shutdown();
        fetches.shutdown();
    }

    private static ExecutorService pool(String name, int size) {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(size, size, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
