package org.parley.browser.conformance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The loopback web server of all cases; each run has a folder of its own, so that no run sees what another cached. */
final class CaseSite implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads;
    private final Map<String, CasePages> runs = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();

    CaseSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "case-site");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI origin() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** Serves the documents of a case until they are closed. */
    CasePages serve(Case served) {
        String folder = "r" + number.incrementAndGet();
        CasePages pages = new CasePages(served, origin().resolve(folder + "/"), () -> runs.remove(folder));
        runs.put(folder, pages);
        return pages;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path = exchange.getRequestURI().getPath().split("/", 3);
            CasePages pages = path.length < 3 ? null : runs.get(path[1]);
            if (pages == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                pages.answer(path[2], exchange);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
