package org.parley.browser.fetch;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which web origins (RFC 6454 §4: scheme, host, port) may be fetched from, and the key that each gets. */
final class Origins {
    private final Map<String, String> keys = new HashMap<>();
    private final Set<String> allowed = new HashSet<>();

    Origins(HttpFetcherConfig config) {
        config.bearerKeys().forEach((origin, key) -> keys.put(of(origin), key));
        config.allowedOrigins().forEach(origin -> allowed.add(of(origin)));
        allowed.addAll(keys.keySet());
    }

    /** Addresses with user information are refused: {@code http://known@other/} has fooled many a reader. */
    boolean allows(URI uri) {
        return uri.getHost() != null && uri.getRawUserInfo() == null && allowed.contains(of(uri));
    }

    Optional<String> keyFor(URI uri) {
        return Optional.ofNullable(keys.get(of(uri)));
    }

    static boolean isHttp(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
    }

    private static String of(URI uri) {
        if (uri.getHost() == null || !isHttp(uri)) {
            throw new IllegalArgumentException("'" + uri + "' is no http or https origin: write http://host:port");
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }
}
