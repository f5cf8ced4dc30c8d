package org.parley.browser.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.parley.browser.fetch.TestSite.get;
import static org.parley.browser.fetch.TestSite.send;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpFetcherTest {
    private TestSite site;
    private TestSite other;
    private HttpFetcher fetcher;
    private final CookieJar cookies = new CookieJar();

    @BeforeEach
    void start() throws IOException {
        site = new TestSite();
        other = new TestSite();
        fetcher = new HttpFetcher(HttpFetcherConfig.webapp(site.origin(), "s3cret"));
    }

    @AfterEach
    void stop() {
        fetcher.close();
        site.close();
        other.close();
    }

    @Test
    void answersWithBytesTypeAndAddress() throws Exception {
        site.page(
                "/menu",
                (exchange, request) ->
                        send(exchange, 200, "<vxml/>", "Content-Type", "Application/VoiceXML+XML; charset=\"utf-8\""));
        Fetched menu = fetcher.fetch(get(site.uri("/menu?a=1#form"), cookies));
        assertThat(menu.body()).isEqualTo("<vxml/>".getBytes(StandardCharsets.UTF_8));
        assertThat(menu.mediaType()).isEqualTo("application/voicexml+xml");
        assertThat(menu.charset()).contains("utf-8");
        assertThat(menu.uri()).isEqualTo(site.uri("/menu?a=1"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 410, 500, 503})
    void nameTheStatusInTheEvent(int status) {
        site.page("/gone", (exchange, request) -> send(exchange, status, "no"));
        FetchException failure = failureOf(get(site.uri("/gone"), cookies));
        assertThat(failure.event()).isEqualTo("error.badfetch.http." + status);
        assertThat(failure.status()).isEqualTo(status);
        assertThat(site.requests).hasSize(1);
    }

    @Test
    void nobodyListeningIsBadfetch() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        URI dead = URI.create("http://127.0.0.1:" + port);
        try (HttpFetcher toDead = new HttpFetcher(HttpFetcherConfig.webapp(dead, "k"))) {
            FetchException failure =
                    catchThrowableOfType(FetchException.class, () -> toDead.fetch(get(dead.resolve("/x"), cookies)));
            assertThat(failure.event()).isEqualTo("error.badfetch");
            assertThat(failure.status()).isZero();
        }
    }

    @Test
    void timeoutBoundsTheBodyToo() {
        CountDownLatch done = new CountDownLatch(1);
        site.page("/slow", (exchange, request) -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            awaitQuietly(done);
        });
        long start = System.nanoTime();
        FetchException failure = failureOf(FetchRequest.get(site.uri("/slow"), cookies, Duration.ofMillis(300)));
        done.countDown();
        assertThat(failure.event()).isEqualTo("error.badfetch");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void longBodiesAreRefused() {
        fetcher.close();
        fetcher = new HttpFetcher(HttpFetcherConfig.webapp(site.origin(), "k").withMaxBodyBytes(100));
        site.page("/announced", (exchange, request) -> send(exchange, 200, "x".repeat(101)));
        site.page("/chunked", (exchange, request) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("x".repeat(101).getBytes(StandardCharsets.UTF_8));
        });
        site.page("/fits", (exchange, request) -> send(exchange, 200, "x".repeat(100)));
        assertThat(failureOf(get(site.uri("/announced"), cookies))).hasMessageContaining("longer than 100 bytes");
        assertThat(failureOf(get(site.uri("/chunked"), cookies))).hasMessageContaining("longer than 100 bytes");
        assertThat(catchThrowableOfType(FetchException.class, () -> fetcher.fetch(get(site.uri("/fits"), cookies))))
                .isNull();
    }

    @Test
    void redirectsCarryCookiesOfEachHop() throws Exception {
        site.page(
                "/login",
                (exchange, request) ->
                        send(exchange, 302, "", "Location", "/home", "Set-Cookie", "session=abc; Path=/"));
        site.page("/home", (exchange, request) -> send(exchange, 200, String.join(";", request.cookies())));
        Fetched home = fetcher.fetch(new FetchRequest(
                site.uri("/login"),
                FetchRequest.Method.POST,
                FetchRequest.Encoding.URLENCODED,
                List.of(new FetchRequest.TextField("pin", "71 5&x")),
                cookies,
                Duration.ofSeconds(10),
                Optional.empty(),
                Optional.empty()));
        assertThat(home.uri()).isEqualTo(site.uri("/home"));
        assertThat(new String(home.body(), StandardCharsets.UTF_8)).isEqualTo("session=abc");
        assertThat(site.requests).extracting(TestSite.Seen::method).containsExactly("POST", "GET");
        assertThat(new String(site.requests.get(0).body(), StandardCharsets.UTF_8))
                .isEqualTo("pin=71+5%26x");
        assertThat(site.requests.get(0).contentType()).isEqualTo("application/x-www-form-urlencoded");
    }

    @Test
    void redirect307KeepsTheBody() throws Exception {
        site.page("/old", (exchange, request) -> send(exchange, 307, "", "Location", site.uri("/new") + ""));
        site.page(
                "/new",
                (exchange, request) ->
                        send(exchange, 200, request.method() + new String(request.body(), StandardCharsets.UTF_8)));
        Fetched answer = fetcher.fetch(new FetchRequest(
                site.uri("/old"),
                FetchRequest.Method.POST,
                FetchRequest.Encoding.URLENCODED,
                List.of(new FetchRequest.TextField("a", "b")),
                cookies,
                Duration.ofSeconds(10),
                Optional.empty(),
                Optional.empty()));
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("POSTa=b");
    }

    @Test
    void redirectsEnd() {
        site.page("/loop", (exchange, request) -> send(exchange, 302, "", "Location", "/loop"));
        assertThat(failureOf(get(site.uri("/loop"), cookies))).hasMessageContaining("more than 5 times");
        assertThat(site.requests).hasSize(6);
    }

    @Test
    void strangersAreRefusedDirectlyAndByRedirect() {
        other.page("/", (exchange, request) -> send(exchange, 200, "stolen"));
        site.page("/out", (exchange, request) -> send(exchange, 302, "", "Location", other.uri("/x") + ""));
        for (URI uri : List.of(
                other.uri("/x"),
                site.uri("/out"),
                URI.create("http://127.0.0.1:" + site.origin().getPort() + "@evil.example/"),
                URI.create("http://x@127.0.0.1:" + site.origin().getPort() + "/"),
                URI.create("ftp://127.0.0.1/"),
                URI.create("file:///etc/hostname"))) {
            assertThat(failureOf(get(uri, cookies)).event()).as("%s", uri).isEqualTo("error.badfetch");
        }
        assertThat(other.requests).isEmpty();
        assertThat(fetcher.metrics().refusals()).isEqualTo(5);
    }

    @Test
    void theKeyGoesToItsOriginOnly() throws Exception {
        fetcher.close();
        fetcher = new HttpFetcher(
                HttpFetcherConfig.webapp(site.origin(), "s3cret").withAllowedOrigins(Set.of(other.origin())));
        site.page("/out", (exchange, request) -> send(exchange, 302, "", "Location", other.uri("/x") + ""));
        other.page("/x", (exchange, request) -> send(exchange, 200, "hello"));
        fetcher.fetch(get(site.uri("/out"), cookies));
        assertThat(site.requests.get(0).authorization()).isEqualTo("Bearer s3cret");
        assertThat(other.requests.get(0).authorization()).isNull();
    }

    @Test
    void getFieldsBecomeTheQuery() throws Exception {
        site.page("/q", (exchange, request) -> send(exchange, 200, request.uri().getRawQuery()));
        Fetched answer = fetcher.fetch(new FetchRequest(
                site.uri("/q?a=1"),
                FetchRequest.Method.GET,
                FetchRequest.Encoding.URLENCODED,
                List.of(new FetchRequest.TextField("who", "O'Brien é")),
                cookies,
                Duration.ofSeconds(10),
                Optional.empty(),
                Optional.empty()));
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("a=1&who=O%27Brien+%C3%A9");
    }

    @Test
    void filesAreReadBelowTheirRootOnly(@TempDir Path folder) throws Exception {
        Path root = Files.createDirectory(folder.resolve("prompts"));
        Path inside = Files.writeString(root.resolve("sorry.wav"), "RIFF");
        Path outside = Files.writeString(folder.resolve("secret"), "x");
        Files.createSymbolicLink(root.resolve("link.wav"), outside);
        fetcher.close();
        fetcher = new HttpFetcher(HttpFetcherConfig.webapp(site.origin(), "k").withFileRoots(List.of(root)));
        Fetched file = fetcher.fetch(get(inside.toUri(), cookies));
        assertThat(file.mediaType()).isEqualTo("audio/x-wav");
        assertThat(file.body()).isEqualTo("RIFF".getBytes(StandardCharsets.UTF_8));
        for (URI uri : List.of(
                outside.toUri(),
                root.resolve("link.wav").toUri(),
                URI.create(root.toUri() + "../secret"),
                root.resolve("none.wav").toUri())) {
            assertThat(failureOf(get(uri, cookies)).event()).as("%s", uri).isEqualTo("error.badfetch");
        }
    }

    @Test
    void theConfigNeverPrintsItsKeys() {
        assertThat(HttpFetcherConfig.webapp(site.origin(), "s3cret").toString()).doesNotContain("s3cret");
    }

    private FetchException failureOf(FetchRequest request) {
        FetchException failure = catchThrowableOfType(FetchException.class, () -> fetcher.fetch(request));
        assertThat(failure).as("%s is refused", request.uri()).isNotNull();
        return failure;
    }

    private static void awaitQuietly(CountDownLatch latch) throws IOException {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }
}
