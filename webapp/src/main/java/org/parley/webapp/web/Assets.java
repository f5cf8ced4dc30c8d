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

/** Style and icon under {@code /static/HASH/NAME}: the hash of the content is in the path, so caches keep them. */
final class Assets extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String PREFIX = "/static";
    private static final Map<String, String> TYPES =
            Map.of("parley.css", "text/css; charset=utf-8", "parley.svg", "image/svg+xml");

    private final transient Map<String, Asset> byPath = new HashMap<>();
    private final transient Map<String, String> paths = new HashMap<>();

    private record Asset(byte[] content, String type, String etag) {}

    Assets() {
        TYPES.forEach((name, type) -> {
            byte[] content = read(name);
            String hash = hash(content);
            byPath.put("/" + hash + "/" + name, new Asset(content, type, "\"" + hash + "\""));
            paths.put(name, PREFIX + "/" + hash + "/" + name);
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

    private static byte[] read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(PREFIX + "/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The build lacks " + PREFIX + "/" + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
