package org.parley.tests.system;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.parley.tests.phone.Sound;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The mailbox of an extension over REST, with somebody's login. */
public final class Rest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServerUnderTest server;
    private final String extension;
    private final String authorization;

    /** A listed message. */
    public record Message(
            String id, String folder, String fromNumber, String fromName, String receivedAt, int durationMs) {}

    Rest(ServerUnderTest server, String extension, String user, String password) {
        this.server = server;
        this.extension = extension;
        authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private String mailbox() {
        return "/api/v1/mailboxes/" + extension + "/messages";
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.url(path)).header("Authorization", authorization);
    }

    /** Lets other extensions watch the message lamp of this one. @return the status of the answer */
    public int letWatch(String... extensions) throws IOException {
        String list = extensions.length == 0 ? "[]" : "[\"" + String.join("\",\"", extensions) + "\"]";
        HttpRequest put = request("/api/v1/watchers/" + extension)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"watchers\": " + list + "}"))
                .build();
        return server.send(put, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    /** PUT of JSON to any path. @return the status of the answer */
    public int put(String path, String json) throws IOException {
        HttpRequest put = request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return server.send(put, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    /** Any request. @param json empty for none */
    public HttpResponse<String> send(String method, String path, String json) throws IOException {
        HttpRequest any = request(path)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        json.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(json))
                .build();
        return server.send(any, HttpResponse.BodyHandlers.ofString());
    }

    /** GET of any path. */
    public HttpResponse<String> get(String path) throws IOException {
        return server.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Status of a GET of the list. */
    public int status() throws IOException {
        return server.send(request(mailbox()).build(), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    /** All messages, as listed. */
    public List<Message> messages() throws IOException {
        HttpResponse<String> response = server.send(request(mailbox()).build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("Listing " + extension + " gave " + response.statusCode() + " " + response.body());
        }
        List<Message> messages = new ArrayList<>();
        for (JsonNode node : JSON.readTree(response.body())) {
            messages.add(new Message(
                    node.path("id").asString(),
                    node.path("folder").asString(),
                    node.path("from").path("number").asString(""),
                    node.path("from").path("name").asString(""),
                    node.path("receivedAt").asString(),
                    node.path("durationMs").asInt()));
        }
        return messages;
    }

    /** Waits until so many messages are listed. */
    public List<Message> awaitMessages(int count, Duration patience) {
        return Eventually.get(
                count + " messages of " + extension, patience, this::messages, list -> list.size() == count);
    }

    /** The sound of a message. */
    public short[] audio(String id) throws IOException {
        HttpResponse<byte[]> response =
                server.send(request(mailbox() + "/" + id + "/audio").build(), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException("Audio of " + id + " gave " + response.statusCode());
        }
        return Sound.wav(response.body());
    }

    /** Moves a message to {@code new} or {@code saved}; the status. */
    public int move(String id, String folder) throws IOException {
        HttpRequest patch = request(mailbox() + "/" + id)
                .header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"folder\":\"" + folder + "\"}"))
                .build();
        return server.send(patch, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    /** Deletes a message; the status. */
    public int delete(String id) throws IOException {
        HttpRequest delete = request(mailbox() + "/" + id).DELETE().build();
        return server.send(delete, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    /** Deletes all messages. */
    public void clear() throws IOException {
        for (Message message : messages()) {
            delete(message.id());
        }
    }
}
