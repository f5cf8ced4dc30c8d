package org.parley.browser.fetch;

import com.github.mizosoft.methanol.CacheAwareResponse;
import com.github.mizosoft.methanol.CacheControl;
import com.github.mizosoft.methanol.HttpCache;
import com.github.mizosoft.methanol.Methanol;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.parley.browser.fetch.FetchRequest.Method;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process's one fetcher: HTTP/1.1 over one client and one connection pool, with a cache that only public responses
 * enter.
 *
 * <p>Cookies are taken from the request's {@link CookieJar} by hand at every hop, redirects are followed here (five at
 * most) with the allow-list asked at each, and the key of an origin goes to that origin only.
 */
public final class HttpFetcher implements Fetcher, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HttpFetcher.class);
    private static final int MAX_REDIRECTS = 5;

    static {
        // Read once by the JDK's connection pool. Must stay below the server's own keep-alive time, or a POST is
        // written to a connection that the server is about to close, and is lost.
        if (System.getProperty("jdk.httpclient.keepalive.timeout") == null) {
            System.setProperty("jdk.httpclient.keepalive.timeout", "15");
        }
    }

    private final Origins origins;
    private final LocalFiles files;
    private final ResourceCache immutables;
    private final HttpCache cache;
    private final ExecutorService executor;
    private final Exchanges exchanges;
    private final FetchMetrics metrics = new FetchMetrics();

    public HttpFetcher(HttpFetcherConfig config) {
        this(config, Duration.ofMillis(100));
    }

    /** @param firstBackoff wait before the first repeat of a submit of recordings; doubled for each further one */
    HttpFetcher(HttpFetcherConfig config, Duration firstBackoff) {
        origins = new Origins(config);
        files = new LocalFiles(config.fileRoots(), config.maxBodyBytes());
        immutables = new ResourceCache(config.cacheBytes(), System::nanoTime);
        AtomicInteger threads = new AtomicInteger();
        executor = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "fetch-" + threads.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        cache = HttpCache.newBuilder()
                .cacheOnMemory(config.cacheBytes())
                .executor(executor)
                .build();
        HttpClient client = Methanol.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.connectTimeout())
                .autoAcceptEncoding(false)
                .userAgent("Parley")
                .executor(executor)
                .cache(cache)
                .backendInterceptor(new PublicOnly())
                .build();
        exchanges = new Exchanges(client, config.maxBodyBytes(), origins, metrics, firstBackoff);
    }

    /** Counts for the operator. */
    public FetchMetrics metrics() {
        return metrics;
    }

    @Override
    public Fetched fetch(FetchRequest request) throws FetchException {
        metrics.fetches.increment();
        try {
            URI uri = withoutFragment(request.uri());
            if ("file".equalsIgnoreCase(uri.getScheme())) {
                return readFile(uri, request);
            }
            requireAllowed(uri);
            return request.method() == Method.GET
                    ? get(FormContent.withQuery(uri, request.fields()), request)
                    : follow(new Exchanges.Hop(uri, Optional.of(FormContent.of(request))), request);
        } catch (FetchException failure) {
            metrics.failures.increment();
            throw failure;
        }
    }

    private Fetched get(URI uri, FetchRequest request) throws FetchException {
        Optional<Fetched> kept = immutables.get(uri, request.maxAge());
        if (kept.isPresent()) {
            metrics.immutableHits.increment();
            return kept.get();
        }
        return follow(new Exchanges.Hop(uri, Optional.empty()), request);
    }

    private Fetched readFile(URI uri, FetchRequest request) throws FetchException {
        if (request.method() != Method.GET) {
            throw new FetchException("error.badfetch", 0, "Nothing can be submitted to " + uri, null);
        }
        return files.read(uri);
    }

    private Fetched follow(Exchanges.Hop first, FetchRequest request) throws FetchException {
        long deadline = System.nanoTime() + request.timeout().toNanos();
        Exchanges.Hop hop = first;
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            HttpResponse<byte[]> response = exchanges.send(hop, request, deadline);
            request.cookies().keep(hop.uri(), response.headers().map());
            int status = response.statusCode();
            if (status / 100 == 2) {
                return accept(hop, response);
            }
            Optional<String> location = response.headers().firstValue("Location");
            if (!isRedirect(status) || location.isEmpty()) {
                throw new FetchException(
                        "error.badfetch.http." + status, status, hop.uri() + " answered " + status, null);
            }
            hop = hop.redirected(status, location.get());
            requireAllowed(hop.uri());
        }
        throw new FetchException(
                "error.badfetch", 0, first.uri() + " redirects more than " + MAX_REDIRECTS + " times", null);
    }

    private Fetched accept(Exchanges.Hop hop, HttpResponse<byte[]> response) {
        metrics.bytes.add(response.body().length);
        if (response instanceof CacheAwareResponse<?> aware
                && aware.cacheStatus() != CacheAwareResponse.CacheStatus.MISS
                && aware.cacheStatus() != CacheAwareResponse.CacheStatus.UNSATISFIABLE) {
            metrics.sharedHits.increment();
        }
        ContentType type = ContentType.parse(response.headers().firstValue("Content-Type"));
        Fetched fetched =
                new Fetched(hop.uri(), response.statusCode(), type.mediaType(), type.charset(), response.body());
        CacheControl control = PublicOnly.parse(response.headers(), PublicOnly.SAID);
        boolean keep = hop.form().isEmpty()
                && response.statusCode() == 200
                && PublicOnly.isShareable(response.headers(), control)
                && PublicOnly.isImmutable(control)
                && response.headers().firstValue("Vary").isEmpty();
        return keep ? immutables.put(hop.uri(), fetched, control.maxAge().orElseThrow()) : fetched;
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private void requireAllowed(URI uri) throws FetchException {
        if (!Origins.isHttp(uri) || !origins.allows(uri)) {
            metrics.refusals.increment();
            log.warn("Refused to fetch {}: its origin is not on the list of allowed origins", uri);
            throw new FetchException("error.badfetch", 0, uri + " is not on the list of allowed origins", null);
        }
    }

    private static URI withoutFragment(URI uri) {
        String text = uri.toString();
        int fragment = text.indexOf('#');
        return fragment < 0 ? uri : URI.create(text.substring(0, fragment));
    }

    @Override
    public void close() {
        executor.shutdown();
        try {
            cache.close();
        } catch (IOException unexpected) {
            log.warn("The document cache did not close", unexpected);
        }
    }
}
