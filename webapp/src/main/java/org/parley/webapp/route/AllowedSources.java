package org.parley.webapp.route;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Addresses that strangers may have played or run: those below one that the settings name. */
public final class AllowedSources {
    private final List<URI> roots;

    /** @throws IllegalArgumentException one is no web address */
    public AllowedSources(Set<String> addresses) {
        roots = addresses.stream().map(AllowedSources::root).toList();
    }

    private static URI root(String text) {
        URI uri = URI.create(text).normalize();
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw new IllegalArgumentException("'" + text + "' is no address such as https://example.org/documents/");
        }
        return uri;
    }

    public boolean contains(URI uri) {
        String path = path(uri);
        // an escaped slash or dot may be another path for the server than for us
        boolean plain = !path.contains("/../") && !path.matches("(?i).*%(2e|2f|5c|25).*");
        return plain && roots.stream().anyMatch(root -> sameOrigin(root, uri) && below(path(root), path));
    }

    private static String path(URI uri) {
        return uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    }

    private static boolean below(String root, String path) {
        return path.equals(root) || path.startsWith(root.endsWith("/") ? root : root + "/");
    }

    private static boolean sameOrigin(URI root, URI uri) {
        return uri.getHost() != null
                && root.getScheme().equalsIgnoreCase(uri.getScheme())
                && root.getHost().toLowerCase(Locale.ROOT).equals(uri.getHost().toLowerCase(Locale.ROOT))
                && port(root) == port(uri);
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}
