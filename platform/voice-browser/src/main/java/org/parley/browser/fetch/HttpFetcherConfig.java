package org.parley.browser.fetch;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a {@link HttpFetcher} may fetch and how much it keeps.
 *
 * @param bearerKeys key by origin, for instance {@code http://127.0.0.1:7070}: sent as {@code Authorization: Bearer …} to
 *     that origin and to no other
 * @param allowedOrigins further origins that may be fetched from, without a key; those with a key are always allowed
 * @param fileRoots folders below which {@code file:} addresses may be read; empty refuses all of them
 * @param maxBodyBytes longest body that is read, in bytes
 * @param cacheBytes bound of each of the two caches (immutable resources, revalidated resources), in bytes
 * @param connectTimeout bound of one connection attempt
 */
public record HttpFetcherConfig(
        Map<URI, String> bearerKeys,
        Set<URI> allowedOrigins,
        List<Path> fileRoots,
        int maxBodyBytes,
        long cacheBytes,
        Duration connectTimeout) {

    public static final int DEFAULT_MAX_BODY_BYTES = 64 << 20;
    public static final long DEFAULT_CACHE_BYTES = 64L << 20;

    public HttpFetcherConfig {
        bearerKeys = Map.copyOf(bearerKeys);
        allowedOrigins = Set.copyOf(allowedOrigins);
        fileRoots = List.copyOf(fileRoots);
    }

    /** Fetches from one origin only, with its key; default bounds. */
    public static HttpFetcherConfig webapp(URI origin, String key) {
        return new HttpFetcherConfig(
                Map.of(origin, key),
                Set.of(),
                List.of(),
                DEFAULT_MAX_BODY_BYTES,
                DEFAULT_CACHE_BYTES,
                Duration.ofSeconds(5));
    }

    public HttpFetcherConfig withBearerKeys(Map<URI, String> keys) {
        return new HttpFetcherConfig(keys, allowedOrigins, fileRoots, maxBodyBytes, cacheBytes, connectTimeout);
    }

    public HttpFetcherConfig withAllowedOrigins(Set<URI> origins) {
        return new HttpFetcherConfig(bearerKeys, origins, fileRoots, maxBodyBytes, cacheBytes, connectTimeout);
    }

    public HttpFetcherConfig withFileRoots(List<Path> roots) {
        return new HttpFetcherConfig(bearerKeys, allowedOrigins, roots, maxBodyBytes, cacheBytes, connectTimeout);
    }

    public HttpFetcherConfig withMaxBodyBytes(int bytes) {
        return new HttpFetcherConfig(bearerKeys, allowedOrigins, fileRoots, bytes, cacheBytes, connectTimeout);
    }

    public HttpFetcherConfig withCacheBytes(long bytes) {
        return new HttpFetcherConfig(bearerKeys, allowedOrigins, fileRoots, maxBodyBytes, bytes, connectTimeout);
    }

    /** Names the origins, never their keys. */
    @Override
    public String toString() {
        return "HttpFetcherConfig[keyed=" + bearerKeys.keySet() + ", allowed=" + allowedOrigins + ", fileRoots="
                + fileRoots + ", maxBodyBytes=" + maxBodyBytes + ", cacheBytes=" + cacheBytes + "]";
    }
}
