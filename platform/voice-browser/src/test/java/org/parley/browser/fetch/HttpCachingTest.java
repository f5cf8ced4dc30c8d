package org.parley.browser.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.browser.fetch.TestSite.get;
import static org.parley.browser.fetch.TestSite.send;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept between calls, and above all what is not. */
class HttpCachingTest {
    private static final String IMMUTABLE = "public, max-age=31536000, immutable";

    private TestSite site;
    private HttpFetcher fetcher;

    @BeforeEach
    void start() throws IOException {
        site = new TestSite();
        fetcher = new HttpFetcher(HttpFetcherConfig.webapp(site.origin(), "k"));
    }

    @AfterEach
    void stop() {
        fetcher.close();
        site.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cache-Control: private, max-age=600",
                "Cache-Control: max-age=600",
                "Last-Modified: Mon, 01 Jan 2001 00:00:00 GMT",
                "Expires: Mon, 01 Jan 2035 00:00:00 GMT",
                "ETag: \"same\"",
                "Cache-Control: no-store",
                "Cache-Control: public, private, max-age=600",
                "Cache-Control: public=nonsense=,,;max-age"
            })
    void twoCallersNeverShareWhatIsNotPublic(String header) throws Exception {
        String[] pair = header.split(": ", 2);
        site.page(
                "/page",
                (exchange, request) ->
                        send(exchange, 200, "for " + String.join(";", request.cookies()), pair[0], pair[1]));
        for (int round = 0; round < 2; round++) {
            for (String caller : List.of("alice", "bob")) {
                assertThat(text(fetcher.fetch(get(site.uri("/page"), jarOf(caller)))))
                        .isEqualTo("for session=" + caller);
            }
        }
        assertThat(site.requests).hasSize(4);
        assertThat(fetcher.metrics().sharedHits()).isZero();
    }

    @Test
    void aPublicAnswerThatSetsACookieIsNotKept() throws Exception {
        AtomicInteger count = new AtomicInteger();
        site.page(
                "/page",
                (exchange, request) -> send(
                        exchange, 200, "x", "Cache-Control", IMMUTABLE, "Set-Cookie", "id=" + count.incrementAndGet()));
        CookieJar alice = new CookieJar();
        CookieJar bob = new CookieJar();
        fetcher.fetch(get(site.uri("/page"), alice));
        fetcher.fetch(get(site.uri("/page"), bob));
        assertThat(alice.cookiesFor(site.uri("/page"))).containsExactly("id=1");
        assertThat(bob.cookiesFor(site.uri("/page"))).containsExactly("id=2");
    }

    @Test
    void immutableResourcesComeFromMemoryAsTheSameBytes() throws Exception {
        site.page("/prompt.wav", (exchange, request) -> send(exchange, 200, "RIFF", "Cache-Control", IMMUTABLE));
        Fetched first = fetcher.fetch(get(site.uri("/prompt.wav"), jarOf("alice")));
        Fetched second = fetcher.fetch(get(site.uri("/prompt.wav"), jarOf("bob")));
        assertThat(second.body()).isSameAs(first.body());
        assertThat(site.requests).hasSize(1);
        assertThat(fetcher.metrics().immutableHits()).isEqualTo(1);
    }

    @Test
    void maxageZeroAsksTheServerAndKeepsIdentityOfEqualBytes() throws Exception {
        site.page("/prompt.wav", (exchange, request) -> send(exchange, 200, "RIFF", "Cache-Control", IMMUTABLE));
        Fetched first = fetcher.fetch(get(site.uri("/prompt.wav"), new CookieJar()));
        Fetched second = fetcher.fetch(maxAgeZero(site.uri("/prompt.wav")));
        assertThat(site.requests).hasSize(2);
        assertThat(second.body()).isSameAs(first.body());
    }

    @Test
    void publicResourcesAreSharedAndRevalidated() throws Exception {
        AtomicInteger notModified = new AtomicInteger();
        site.page("/menu", (exchange, request) -> {
            if ("\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                notModified.incrementAndGet();
                send(exchange, 304, "", "Cache-Control", "public, max-age=600", "ETag", "\"v1\"");
            } else {
                send(exchange, 200, "menu", "Cache-Control", "public, max-age=600", "ETag", "\"v1\"");
            }
        });
        assertThat(text(fetcher.fetch(get(site.uri("/menu"), jarOf("alice"))))).isEqualTo("menu");
        assertThat(text(fetcher.fetch(get(site.uri("/menu"), jarOf("bob"))))).isEqualTo("menu");
        assertThat(site.requests).hasSize(1);
        assertThat(text(fetcher.fetch(maxAgeZero(site.uri("/menu"))))).isEqualTo("menu");
        assertThat(notModified).hasValue(1);
        assertThat(fetcher.metrics().sharedHits()).isEqualTo(2);
    }

    @Test
    void theImmutableCacheIsBoundedByBytesAndAge() {
        AtomicLong nanos = new AtomicLong();
        ResourceCache cache = new ResourceCache(4000, nanos::get);
        for (int i = 0; i < 10; i++) {
            cache.put(uri(i), resource(i, 800), Duration.ofSeconds(10));
        }
        assertThat(cache.get(uri(0), Optional.empty())).isEmpty();
        assertThat(cache.get(uri(9), Optional.empty())).isPresent();
        assertThat(cache.get(uri(6), Optional.empty())).as("the fourth last").isEmpty();
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(cache.get(uri(9), Optional.of(Duration.ofSeconds(4)))).isEmpty();
        assertThat(cache.get(uri(9), Optional.of(Duration.ofSeconds(6)))).isPresent();
        nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(cache.get(uri(9), Optional.empty())).isEmpty();
        cache.put(uri(1), resource(1, 4001), Duration.ofSeconds(10));
        assertThat(cache.get(uri(1), Optional.empty()))
                .as("larger than the cache")
                .isEmpty();
    }

    private static URI uri(int i) {
        return URI.create("http://h/" + i);
    }

    private static Fetched resource(int i, int length) {
        return new Fetched(uri(i), 200, "", Optional.empty(), new byte[length]);
    }

    private CookieJar jarOf(String caller) {
        CookieJar jar = new CookieJar();
        jar.keep(site.uri("/"), Map.of("Set-Cookie", List.of("session=" + caller + "; Path=/")));
        return jar;
    }

    private static FetchRequest maxAgeZero(URI uri) {
        return new FetchRequest(
                uri,
                FetchRequest.Method.GET,
                FetchRequest.Encoding.URLENCODED,
                List.of(),
                new CookieJar(),
                Duration.ofSeconds(10),
                Optional.of(Duration.ZERO),
                Optional.empty());
    }

    private static String text(Fetched fetched) {
        return new String(fetched.body(), StandardCharsets.UTF_8);
    }
}
