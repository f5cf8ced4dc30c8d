package org.parley.browser.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on a loopback port whose pages are lambdas. */
final class TestSite implements AutoCloseable {
    /** What a page saw of a request. */
    record Seen(String method, URI uri, List<String> cookies, String authorization, String contentType, byte[] body) {}

    static {
        // Else the JDK's server waits for the client's delayed acknowledgement: 40 ms per answer.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    interface Page {
        void answer(HttpExchange exchange, Seen request) throws IOException;
    }

    final List<Seen> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final ExecutorService executor = Executors.newCachedThreadPool();

    TestSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(executor);
        server.start();
    }

    TestSite page(String path, Page page) {
        server.createContext(path, exchange -> {
            Seen request = new Seen(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    exchange.getRequestHeaders().getOrDefault("Cookie", List.of()),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestBody().readAllBytes());
            requests.add(request);
            try (exchange) {
                page.answer(exchange, request);
            }
        });
        return this;
    }

    static void send(HttpExchange exchange, int status, String text, String... headers) throws IOException {
        for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
        }
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    URI origin() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    URI uri(String path) {
        return origin().resolve(path);
    }

    static FetchRequest get(URI uri, CookieJar cookies) {
        return FetchRequest.get(uri, cookies, Duration.ofSeconds(10));
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
