package org.parley.webapp.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Styles, scripts and the icon under {@code /static/HASH/NAME}: the hash of all content is in the path, so caches keep them
 * and they find each other beside them.
 */
final class Assets extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String PREFIX = "/static";
    private static final String WEBJARS = "/META-INF/resources/webjars/";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";
    private static final Map<String, Source> SOURCES = Map.ofEntries(
            Map.entry("parley.css", new Source(PREFIX + "/parley.css", STYLE)),
            Map.entry("screen.css", new Source(PREFIX + "/screen.css", STYLE)),
            Map.entry("forms.css", new Source(PREFIX + "/forms.css", STYLE)),
            Map.entry("messages.css", new Source(PREFIX + "/messages.css", STYLE)),
            Map.entry("admin.css", new Source(PREFIX + "/admin.css", STYLE)),
            Map.entry("parley.svg", new Source(PREFIX + "/parley.svg", "image/svg+xml")),
            Map.entry("parley.js", new Source(PREFIX + "/parley.js", SCRIPT)),
            Map.entry("player.js", new Source(PREFIX + "/player.js", SCRIPT)),
            Map.entry("recorder.js", new Source(PREFIX + "/recorder.js", SCRIPT)),
            Map.entry("recorder-worklet.js", new Source(PREFIX + "/recorder-worklet.js", SCRIPT)),
            Map.entry("pico.css", new Source(WEBJARS + "picocss__pico/2.1.1/css/pico.min.css", STYLE)),
            Map.entry("htmx.js", new Source(WEBJARS + "htmx.org/2.0.2/dist/htmx.min.js", SCRIPT)),
            Map.entry("telephone.css", new Source(PREFIX + "/telephone.css", STYLE)),
            Map.entry("telephone.js", new Source(PREFIX + "/telephone.js", SCRIPT)),
            Map.entry("telephone-worklet.js", new Source(PREFIX + "/telephone-worklet.js", SCRIPT)));

    private final transient Map<String, Asset> byPath = new HashMap<>();
    private final transient Map<String, String> paths = new HashMap<>();

    private record Source(String resource, String type) {}

    private record Asset(byte[] content, String type, String etag) {}

    Assets() {
        Map<String, byte[]> contents = new TreeMap<>();
        SOURCES.forEach((name, source) -> contents.put(name, read(source.resource())));
        String all = hash(contents.values());
        SOURCES.forEach((name, source) -> {
            byPath.put("/" + all + "/" + name, new Asset(contents.get(name), source.type(), "\"" + all + "\""));
            paths.put(name, PREFIX + "/" + all + "/" + name);
        });
    }

    /** The address of an asset. */
    String path(String name) {
        return paths.get(name);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Asset asset = byPath.get(request.getPathInfo() == null ? "" : request.getPathInfo());
        if (asset == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        response.setHeader("ETag", asset.etag());
        if (asset.etag().equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(asset.type());
        response.setContentLength(asset.content().length);
        response.getOutputStream().write(asset.content());
    }

    private static byte[] read(String resource) {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The build lacks " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(Iterable<byte[]> contents) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            contents.forEach(digest::update);
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
