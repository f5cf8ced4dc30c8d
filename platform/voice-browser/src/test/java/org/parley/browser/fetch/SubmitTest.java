package org.parley.browser.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.parley.browser.fetch.TestSite.get;
import static org.parley.browser.fetch.TestSite.send;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.browser.platform.Recording;

/** Submits: what arrives, and that nothing is lost. */
class SubmitTest {
    private TestSite site;
    private HttpFetcher fetcher;

    @BeforeEach
    void start() throws IOException {
        site = new TestSite();
        fetcher = new HttpFetcher(HttpFetcherConfig.webapp(site.origin(), "k"), Duration.ofMillis(5));
    }

    @AfterEach
    void stop() {
        fetcher.close();
        site.close();
    }

    @Test
    void aRecordingArrivesByteForByte() throws Exception {
        byte[] audio = randomBytes(100_000);
        site.page("/deposit", (exchange, request) -> send(exchange, 200, "<vxml/>"));
        fetcher.fetch(submit(site.uri("/deposit"), audio));
        TestSite.Seen seen = site.requests.get(0);
        String boundary = seen.contentType().replaceFirst("multipart/form-data; boundary=\"?([^\"]*)\"?", "$1");
        String body = new String(seen.body(), StandardCharsets.ISO_8859_1);
        String[] parts = body.split("(\r\n)?--" + java.util.regex.Pattern.quote(boundary) + "(--)?(\r\n)?", -1);
        assertThat(parts).hasSize(4);
        assertThat(parts[1]).contains("name=\"deposit\"").endsWith("\r\n\r\nd-1");
        assertThat(parts[2])
                .contains("name=\"recording\"")
                .contains("filename=\"recording.ul\"")
                .contains("Content-Type: audio/basic");
        assertThat(parts[2].substring(parts[2].indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.ISO_8859_1))
                .isEqualTo(audio);
    }

    @Test
    void aRawRecordingIsTheWholeBody() throws Exception {
        byte[] audio = randomBytes(10_000);
        site.page("/gateway/deposits/7", (exchange, request) -> send(exchange, 200, ""));
        fetcher.fetch(raw(site.uri("/gateway/deposits/7"), List.of(recordingOf(audio))));
        TestSite.Seen seen = site.requests.get(0);
        assertThat(seen.method()).isEqualTo("POST");
        assertThat(seen.contentType()).isEqualTo("audio/basic");
        assertThat(seen.body()).isEqualTo(audio);
    }

    @Test
    void aRawBodyOfSeveralFieldsIsRefused() {
        FetchRequest.Field field = recordingOf(new byte[1]);
        FetchException refused = catchThrowableOfType(
                FetchException.class, () -> fetcher.fetch(raw(site.uri("/gateway/deposits/7"), List.of(field, field))));
        assertThat(refused).hasMessageContaining("one recording");
    }

    private static FetchRequest.Field recordingOf(byte[] audio) {
        return new FetchRequest.RecordingField("recording", new TestRecording(audio));
    }

    private static FetchRequest raw(URI uri, List<FetchRequest.Field> fields) {
        return new FetchRequest(
                uri,
                FetchRequest.Method.POST,
                FetchRequest.Encoding.RAW,
                fields,
                new CookieJar(),
                Duration.ofSeconds(20),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void anEmptyRecordingCanBeSubmitted() throws Exception {
        site.page("/deposit", (exchange, request) -> send(exchange, 200, "<vxml/>"));
        assertThat(fetcher.fetch(submit(site.uri("/deposit"), new byte[0])).status())
                .isEqualTo(200);
    }

    @Test
    void aRecordingIsSubmittedAgainUntilItIsTaken() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        byte[] audio = randomBytes(20_000);
        site.page("/deposit", (exchange, request) -> {
            switch (tries.incrementAndGet()) {
                case 1 -> send(exchange, 503, "busy");
                case 2 -> exchange.getHttpContext(); // no answer: the connection is closed
                case 3 -> send(exchange, 502, "busy");
                default -> send(exchange, 200, "taken");
            }
        });
        assertThat(fetcher.fetch(submit(site.uri("/deposit"), audio)).status()).isEqualTo(200);
        assertThat(site.requests).hasSize(4);
        assertThat(site.requests).allMatch(seen -> seen.body().length > audio.length);
        assertThat(fetcher.metrics().repeats()).isEqualTo(3);
    }

    @Test
    void aRecordingIsNotSubmittedForEver() {
        site.page("/deposit", (exchange, request) -> send(exchange, 503, "busy"));
        FetchException failure = catchThrowableOfType(
                FetchException.class, () -> fetcher.fetch(submit(site.uri("/deposit"), new byte[10])));
        assertThat(failure.event()).isEqualTo("error.badfetch.http.503");
        assertThat(site.requests).hasSize(6);
    }

    @Test
    void anUnreadableRecordingIsAnErrorAndNoHang() {
        site.page("/deposit", (exchange, request) -> send(exchange, 200, "taken"));
        Recording broken = new TestRecording(new byte[10]) {
            @Override
            public InputStream open() throws IOException {
                throw new IOException("disk gone");
            }
        };
        FetchException failure =
                catchThrowableOfType(FetchException.class, () -> fetcher.fetch(submit(site.uri("/deposit"), broken)));
        assertThat(failure.event()).isEqualTo("error.badfetch");
    }

    @Test
    void otherPostsAreSentOnce() {
        site.page("/pin", (exchange, request) -> send(exchange, 503, "busy"));
        FetchRequest post = new FetchRequest(
                site.uri("/pin"),
                FetchRequest.Method.POST,
                FetchRequest.Encoding.URLENCODED,
                List.of(new FetchRequest.TextField("pin", "71015")),
                new CookieJar(),
                Duration.ofSeconds(5),
                Optional.empty(),
                Optional.empty());
        assertThat(catchThrowableOfType(FetchException.class, () -> fetcher.fetch(post))
                        .event())
                .isEqualTo("error.badfetch.http.503");
        assertThat(site.requests).hasSize(1);
    }

    @Test
    void noPostIsLostToConnectionsThatTheServerClosedWhileIdle() throws Exception {
        try (IdleClosingServer server = new IdleClosingServer(Duration.ofSeconds(1));
                HttpFetcher client = new HttpFetcher(HttpFetcherConfig.webapp(server.origin(), "k"))) {
            URI uri = server.origin().resolve("/x");
            for (int round = 0; round < 2; round++) {
                for (int i = 0; i < 20; i++) {
                    assertThat(client.fetch(textSubmit(uri)).status()).isEqualTo(200);
                }
                assertThat(server.idleClosed.tryAcquire(10, TimeUnit.SECONDS))
                        .as("the server closed the idle connection")
                        .isTrue();
            }
            assertThat(client.fetch(get(uri, new CookieJar())).status()).isEqualTo(200);
            assertThat(server.served).hasValue(41);
            assertThat(server.connections).as("connections are kept alive").hasValueLessThanOrEqualTo(4);
        }
    }

    private static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static FetchRequest textSubmit(URI uri) {
        return new FetchRequest(
                uri,
                FetchRequest.Method.POST,
                FetchRequest.Encoding.URLENCODED,
                List.of(new FetchRequest.TextField("a", "b")),
                new CookieJar(),
                Duration.ofSeconds(5),
                Optional.empty(),
                Optional.empty());
    }

    private static FetchRequest submit(URI uri, byte[] audio) {
        return submit(uri, new TestRecording(audio));
    }

    private static FetchRequest submit(URI uri, Recording recording) {
        return new FetchRequest(
                uri,
                FetchRequest.Method.POST,
                FetchRequest.Encoding.MULTIPART,
                List.of(
                        new FetchRequest.TextField("deposit", "d-1"),
                        new FetchRequest.RecordingField("recording", recording)),
                new CookieJar(),
                Duration.ofSeconds(20),
                Optional.empty(),
                Optional.empty());
    }

    private static class TestRecording implements Recording {
        private final byte[] audio;

        TestRecording(byte[] audio) {
            this.audio = audio;
        }

        @Override
        public String mediaType() {
            return "audio/basic";
        }

        @Override
        public long size() {
            return audio.length;
        }

        @Override
        public Duration duration() {
            return Duration.ofMillis(audio.length / 8);
        }

        @Override
        public InputStream open() throws IOException {
            return new ByteArrayInputStream(audio);
        }

        @Override
        public void submitted() {
            throw new AssertionError("the browser says so, not the fetcher");
        }

        @Override
        public void release() {
            throw new AssertionError("the browser says so, not the fetcher");
        }
    }
}
