package org.parley.tests.phone;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a page's telephone says to the server and hears from it, without a page: one browser with one call at most. */
public final class WebTelephone implements WebSocket.Listener, AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("(?:data-token|name=\"token\" value)=\"([\\w-]+)\"");
    private static final Pattern TICKET = Pattern.compile("\"ticket\":\"([\\w-]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long FRAME_NANOS = 20_000_000;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();
    private final URI pages;
    private final List<String> told = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private WebSocket line;
    private boolean closed;

    /** @param pages the server's front page */
    public WebTelephone(URI pages) {
        this.pages = pages;
    }

    /** Logs in with the demo login of an extension. */
    public WebTelephone logIn(String extension) {
        post(
                "/login",
                Map.of("token", token("/login"), "login", "user" + extension, "password", "parley-" + extension));
        return this;
    }

    /** Logs out. */
    public void logOut() {
        post("/logout", Map.of("token", token("/telephone")));
    }

    /** The token of this browser's session, from a page. */
    public String token(String path) {
        Matcher token =
                TOKEN.matcher(send(HttpRequest.newBuilder(pages.resolve(path))).body());
        if (!token.find()) {
            throw new AssertionError("no token on " + path);
        }
        return token.group(1);
    }

    /** What asking for a ticket is answered with. */
    public HttpResponse<String> ask(String token) {
        return post("/telephone/line", Map.of("token", token));
    }

    /** A ticket. */
    public String ticket() {
        HttpResponse<String> answer = ask(token("/telephone"));
        Matcher ticket = TICKET.matcher(answer.body());
        if (!ticket.find()) {
            throw new AssertionError("no ticket: " + answer.statusCode() + " " + answer.body());
        }
        return ticket.group(1);
    }

    /** Opens a line. @return 101, or the status that refuses it */
    public int open(String ticket, String origin) {
        URI address = URI.create(
                pages.resolve("/telephone/line?ticket=" + ticket).toString().replaceFirst("^http", "ws"));
        try {
            line = http.newWebSocketBuilder()
                    .header("Origin", origin)
                    .buildAsync(address, this)
                    .join();
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }

    /** Opens a line as the page does and dials. */
    public WebTelephone dials(String number) {
        String origin = pages.toString().replaceFirst("(://[^/]+).*", "$1");
        int status = open(ticket(), origin);
        if (status != 101) {
            throw new AssertionError("the line was refused: " + status);
        }
        return sends("{\"type\":\"dial\",\"number\":\"" + number + "\"}");
    }

    /** Sends any text. */
    public WebTelephone sends(String message) {
        line.sendText(message, true).join();
        return this;
    }

    public WebTelephone presses(String keys) {
        keys.chars().forEach(key -> sends("{\"type\":\"key\",\"key\":\"" + (char) key + "\"}"));
        return this;
    }

    /** Speaks in frames of 20 ms, each at its time. */
    public WebTelephone says(short[] samples) {
        long begun = System.nanoTime();
        for (int at = 0; at + Sound.FRAME <= samples.length; at += Sound.FRAME) {
            byte[] frame = new byte[Sound.FRAME];
            for (int i = 0; i < frame.length; i++) {
                frame[i] = G711.PCMU.encode(samples[at + i]);
            }
            LockSupport.parkNanos(begun + at / Sound.FRAME * FRAME_NANOS - System.nanoTime());
            line.sendBinary(ByteBuffer.wrap(frame), true).join();
        }
        return this;
    }

    /** Sends bytes as they are. */
    public void sends(byte[] bytes) {
        line.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    /** Waits until the server tells something that has these words in it. */
    public WebTelephone isTold(String words) {
        awaits(words, () -> told.stream().anyMatch(message -> message.contains(words)));
        return this;
    }

    /** Waits until the server has closed the line. */
    public void isClosed() {
        awaits("the line to be closed", () -> closed);
    }

    private synchronized void awaits(String what, java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!condition.getAsBoolean()) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    throw new AssertionError("Waited in vain for " + what + "; told: " + told);
                }
                wait(left / 1_000_000 + 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** All text messages so far. */
    public synchronized List<String> told() {
        return List.copyOf(told);
    }

    /** What was heard so far. */
    public synchronized short[] heard() {
        byte[] codes = heard.toByteArray();
        short[] samples = new short[codes.length];
        for (int i = 0; i < codes.length; i++) {
            samples[i] = G711.PCMU.decode(codes[i]);
        }
        return samples;
    }

    /** Is gone without a word, as a computer that lost its power. */
    public void vanishes() {
        line.abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        synchronized (this) {
            text.append(part);
            if (last) {
                told.add(text.toString());
                text.setLength(0);
                notifyAll();
            }
        }
        socket.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
        byte[] bytes = new byte[part.remaining()];
        part.get(bytes);
        synchronized (this) {
            heard.writeBytes(bytes);
            notifyAll();
        }
        socket.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        closed = true;
        notifyAll();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized void onError(WebSocket socket, Throwable problem) {
        closed = true;
        notifyAll();
    }

    private HttpResponse<String> post(String path, Map<String, String> fields) {
        List<String> pairs = new ArrayList<>();
        fields.forEach((name, value) -> pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return send(HttpRequest.newBuilder(pages.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(String.join("&", pairs))));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        if (line != null) {
            line.abort();
        }
    }
}
