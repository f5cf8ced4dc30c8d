package org.parley.webapp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.function.UnaryOperator;
import org.parley.webapp.TestCenter.HandClock;
import org.parley.webapp.deposit.DepositId;
import org.parley.webapp.deposit.DepositResult;
import org.parley.webapp.mailbox.Caller;
import org.parley.webapp.mailbox.Folder;
import org.parley.webapp.mailbox.MessageQuery;
import org.parley.webapp.mailbox.Order;

/** The whole webapp on free ports with demo data, and requests to it. */
public final class TestWebapp implements AutoCloseable {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final HandClock clock = new HandClock();
    private final Path folder;
    private final Webapp webapp;

    public TestWebapp() {
        this(builder -> builder);
    }

    public TestWebapp(UnaryOperator<WebappConfig.Builder> settings) {
        this(TestCenter.newFolder(), settings);
    }

    public TestWebapp(Path folder, UnaryOperator<WebappConfig.Builder> settings) {
        this.folder = folder;
        webapp = Webapp.start(settings.apply(WebappConfig.in(folder)
                        .center(TestCenter.config(folder).withClock(clock))
                        .publicAddress(new InetSocketAddress("127.0.0.1", 0))
                        .zone(ZoneOffset.UTC))
                .build());
    }

    public Webapp webapp() {
        return webapp;
    }

    public HandClock clock() {
        return clock;
    }

    public Path folder() {
        return folder;
    }

    /** An address on the public connector. */
    public String url(String path) {
        return "http://127.0.0.1:" + webapp.publicPort() + path;
    }

    /** A request to the public connector. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url(path)));
    }

    /** A request to the public connector with a login. */
    public HttpRequest.Builder requestAs(String user, String password, String path) {
        String pair = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return request(path).header("Authorization", "Basic " + pair);
    }

    /** A request of the owner of an extension. */
    public HttpRequest.Builder requestOf(String extension, String path) {
        return requestAs("user" + extension, "parley-" + extension, path);
    }

    /** A request to the platform connector, without the key. */
    public HttpRequest.Builder strangePlatformRequest(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + webapp.platformPort() + path));
    }

    /** A request to the platform connector. */
    public HttpRequest.Builder platformRequest(String path) {
        return strangePlatformRequest(path).header("Authorization", "Bearer " + webapp.platformKey());
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    public <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return CLIENT.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Leaves a message and returns its id. */
    public long leave(String extension, String number, String name, byte[] ulaw) {
        DepositId id = webapp.center().deposits().open(extension, Caller.guest(number, name));
        try {
            DepositResult result = webapp.center().deposits().deliver(id, new ByteArrayInputStream(ulaw));
            return ((DepositResult.Delivered) result).messageId();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes all messages of a mailbox. */
    public void empty(String extension) {
        var mailboxes = webapp.center().mailboxes();
        for (var folderOfMailbox : Folder.values()) {
            mailboxes
                    .list(extension, MessageQuery.of(folderOfMailbox, Order.OLDEST_FIRST, 1000))
                    .messages()
                    .forEach(message -> mailboxes.delete(extension, message.id()));
        }
    }

    @Override
    public void close() {
        webapp.close();
    }
}
