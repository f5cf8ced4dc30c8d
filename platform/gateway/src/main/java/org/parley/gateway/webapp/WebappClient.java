package org.parley.gateway.webapp;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON to and from the webapp's {@code /gateway/} resources. Blocks; never used on threads of SIP or media. */
public final class WebappClient {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Supplier<URI> origin;
    private final Supplier<String> key;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /**
     * @param origin of the platform connector now
     * @param key sent to that origin only
     */
    public WebappClient(Supplier<URI> origin, Supplier<String> key) {
        this.origin = origin;
        this.key = key;
    }

    /** Reads a value of the feed. */
    static JsonNode parse(String text) throws IOException {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw new IOException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    public JsonNode get(String path) throws IOException {
        HttpResponse<String> response =
                send(request(path).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        return parse(response.body());
    }

    /** @param body maps, lists, strings, numbers */
    public void post(String path, Object body) throws IOException {
        send(
                request(path)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
    }

    /** An answer that has no end. */
    InputStream open(String path) throws IOException {
        return send(request(path).build(), HttpResponse.BodyHandlers.ofInputStream())
                .body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(origin.get().resolve(path)).header("Authorization", "Bearer " + key.get());
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws IOException {
        try {
            HttpResponse<T> response = http.send(request, handler);
            if (response.statusCode() != 200) {
                throw new IOException(request.uri().getPath() + " is answered with " + response.statusCode());
            }
            return response;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
