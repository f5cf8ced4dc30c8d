package org.parley.gateway.spool;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A webapp that takes recovered recordings. */
public final class DepositServer implements AutoCloseable {
    private final HttpServer server;
    private final List<Deposit> deposits = new CopyOnWriteArrayList<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();

    /** One POST. */
    public record Deposit(String path, String type, String authorization, byte[] audio) {}

    public DepositServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            deposits.add(new Deposit(
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestBody().readAllBytes()));
            Integer status = answers.poll();
            exchange.sendResponseHeaders(status == null ? 200 : status, -1);
            exchange.close();
        });
        server.start();
    }

    /** The statuses of the next answers; afterwards 200. */
    public void answer(Integer... statuses) {
        answers.addAll(List.of(statuses));
    }

    public URI origin() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public List<Deposit> deposits() {
        return deposits;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
