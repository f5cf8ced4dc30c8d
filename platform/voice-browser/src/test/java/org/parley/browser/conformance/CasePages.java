package org.parley.browser.conformance;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The documents of one run of a case, as the web server answers with them. */
final class CasePages implements AutoCloseable {
    private static final Set<String> OWN_OPTIONS =
            Set.of("status", "delay", "encoding", "template", "traced", "tone", "title", "content-type", "charset");
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "vxml", "application/voicexml+xml",
            "ccxml", "application/ccxml+xml",
            "grxml", "application/srgs+xml",
            "gram", "application/srgs",
            "xml", "application/xml",
            "js", "text/javascript",
            "ul", "audio/basic",
            "wav", "audio/x-wav");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z]+)(?::([^}]*))?}}");

    private final Case served;
    private final URI root;
    private final Runnable removal;
    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();

    CasePages(Case served, URI root, Runnable removal) {
        this.served = served;
        this.root = root;
        this.removal = removal;
    }

    URI uri(String name) {
        return root.resolve(name);
    }

    /** How often a document was asked for. */
    int requests(String name) {
        return counter(name).get();
    }

    private AtomicInteger counter(String name) {
        return requests.computeIfAbsent(name, unknown -> new AtomicInteger());
    }

    /** The document at an address of this run; empty for others. */
    Optional<CaseDocument> at(URI uri) {
        String relative = root.relativize(uri).getPath();
        return relative == null ? Optional.empty() : served.section(relative);
    }

    void answer(String name, HttpExchange exchange) throws IOException {
        counter(name).incrementAndGet();
        Optional<CaseDocument> found = served.section(name);
        if (found.isEmpty()) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        CaseDocument document = found.get();
        byte[] body = body(document, exchange);
        exchange.getResponseHeaders().set("Content-Type", contentType(document));
        document.options().forEach((option, value) -> {
            if (!OWN_OPTIONS.contains(option)) {
                exchange.getResponseHeaders().set(option, value);
            }
        });
        int status = document.option("status").map(Integer::parseInt).orElse(200);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    private static String contentType(CaseDocument document) {
        String suffix = document.name().substring(document.name().lastIndexOf('.') + 1);
        return document.option("content-type").orElse(MEDIA_TYPES.getOrDefault(suffix, "text/plain"))
                + document.option("charset")
                        .map(charset -> "; charset=" + charset)
                        .orElse("");
    }

    private byte[] body(CaseDocument document, HttpExchange exchange) throws IOException {
        String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
        if (document.has("tone")) {
            int millis = CaseTime.millis(document.option("tone").get());
            return document.name().endsWith(".ul")
                    ? ToneFile.basic(millis)
                    : ToneFile.wave(millis, document.option("title").orElse(""));
        }
        String text = document.has("template") ? filled(document, exchange, sent) : document.text();
        return text.getBytes(Charset.forName(document.option("encoding").orElse("UTF-8")));
    }

    private String filled(CaseDocument document, HttpExchange exchange, String sent) {
        return PLACEHOLDER.matcher(document.text()).replaceAll(placeholder -> {
            String key = placeholder.group(2);
            String value = switch (placeholder.group(1)) {
                case "method" -> exchange.getRequestMethod();
                case "query" ->
                    Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
                case "body" -> sent.strip();
                case "count" -> String.valueOf(requests(document.name()));
                case "header" ->
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst(key))
                            .orElse("none");
                case "param" -> field(exchange, sent, key);
                case "multipart" -> String.valueOf(sent.contains("form-data; name="));
                case "type" -> partType(sent, key);
                default -> throw new IllegalArgumentException("no such placeholder: " + placeholder.group());
            };
            return Matcher.quoteReplacement(value);
        });
    }

    /** A field of the query or of either kind of form body; {@code none} when it was not sent. */
    private static String field(HttpExchange exchange, String sent, String name) {
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        for (String pair : (query + "&" + sent.strip()).split("&")) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        Matcher part = Pattern.compile(
                        "name=\"" + Pattern.quote(name) + "\"(?:[^\\r]*\\r\\n)+?\\r\\n(.*?)\\r\\n--", Pattern.DOTALL)
                .matcher(sent);
        return part.find()
                ? (part.group(1).length() > 200 ? part.group(1).length() + " bytes" : part.group(1))
                : "none";
    }

    /** The media type of a part of a multipart body. */
    private static String partType(String sent, String name) {
        Matcher part = Pattern.compile(
                        "name=\"" + Pattern.quote(name) + "\"(?:[^\\r]*\\r\\n)+?Content-Type: *([^\\r]*)\\r\\n",
                        Pattern.CASE_INSENSITIVE)
                .matcher(sent);
        return part.find() ? part.group(1) : "none";
    }

    @Override
    public void close() {
        removal.run();
    }
}
