package org.parley.webapp.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.webapp.TestCenter;
import org.parley.webapp.TestWebapp;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The REST interface over real HTTP. */
class MailboxApiTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String MESSAGES = "/api/v1/mailboxes/101/messages";
    private static TestWebapp webapp;

    @BeforeAll
    static void start() {
        webapp = new TestWebapp();
    }

    @AfterAll
    static void stop() {
        webapp.close();
    }

    @BeforeEach
    void empty() {
        webapp.empty("101");
    }

    private static JsonNode body(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    private static HttpRequest.Builder patch(HttpRequest.Builder request, String json) {
        return request.header("Content-Type", "application/json").method("PATCH", BodyPublishers.ofString(json));
    }

    @Test
    void theOwnerListsMessages() {
        long id = webapp.leave("101", "5551000", "O'Brien <b>", TestCenter.sound(8000, 1));
        HttpResponse<String> response = webapp.send(webapp.requestOf("101", MESSAGES));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(response.body())
                .isEqualTo("[{\"id\":\"" + id + "\",\"folder\":\"new\",\"from\":{\"number\":\"5551000\",\"name\":"
                        + "\"O'Brien <b>\"},\"receivedAt\":\"2026-03-02T10:15:30.123Z\",\"durationMs\":8000,"
                        + "\"urgent\":false}]");
    }

    @Test
    void theListComesInPagesNewestFirst() {
        long first = webapp.leave("101", "1", "", new byte[80]);
        long second = webapp.leave("101", "2", "", new byte[80]);
        long third = webapp.leave("101", "3", "", new byte[80]);
        HttpResponse<String> page = webapp.send(webapp.requestOf("101", MESSAGES + "?limit=2&folder=new"));
        assertThat(ids(page)).containsExactly(third, second);
        String link = page.headers().firstValue("Link").orElseThrow();
        String next = link.substring(1, link.indexOf('>'));
        assertThat(link).endsWith("; rel=\"next\"");
        HttpResponse<String> rest = webapp.send(webapp.requestOf("101", next));
        assertThat(ids(rest)).containsExactly(first);
        assertThat(rest.headers().firstValue("Link")).isEmpty();
        assertThat(ids(webapp.send(webapp.requestOf("101", MESSAGES + "?folder=saved"))))
                .isEmpty();
    }

    private static List<Long> ids(HttpResponse<String> response) {
        return body(response)
                .valueStream()
                .map(m -> Long.valueOf(m.get("id").asString()))
                .toList();
    }

    @Test
    void theOwnerSaysWhoMayWatchTheLamp() {
        String watchers = "/api/v1/watchers/101";
        assertThat(webapp.send(webapp.requestOf("101", watchers)).body()).isEqualTo("{\"watchers\":[]}");
        HttpResponse<String> set = webapp.send(webapp.requestOf("101", watchers)
                .PUT(BodyPublishers.ofString("{\"watchers\":[\"103\",\"102\",\"103\"]}")));
        assertThat(set.statusCode()).isEqualTo(200);
        assertThat(webapp.send(webapp.requestOf("101", watchers)).body()).isEqualTo("{\"watchers\":[\"102\",\"103\"]}");
        for (String wrong :
                List.of("{}", "[]", "{\"watchers\":[\"1';--\"]}", "{\"watchers\":\"102\"}", "{\"watchers\":[{}]}")) {
            assertThat(webapp.send(webapp.requestOf("101", watchers).PUT(BodyPublishers.ofString(wrong)))
                            .statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(webapp.send(webapp.requestOf("102", watchers)).statusCode()).isEqualTo(403);
        assertThat(webapp.send(webapp.request(watchers)).statusCode()).isEqualTo(401);
        webapp.send(webapp.requestOf("101", watchers).PUT(BodyPublishers.ofString("{\"watchers\":[]}")));
        assertThat(webapp.send(webapp.requestOf("101", watchers)).body()).isEqualTo("{\"watchers\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=1001", "?limit=x", "?folder=inbox", "?after=yesterday"})
    void wrongParametersAreExplained(String query) {
        HttpResponse<String> response = webapp.send(webapp.requestOf("101", MESSAGES + query));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(body(response).get("detail").asString()).isNotBlank();
    }

    @Test
    void nobodyListsWithoutALogin() {
        for (HttpRequest.Builder request : List.of(
                webapp.request(MESSAGES),
                webapp.requestAs("user101", "71015", MESSAGES),
                webapp.requestAs("nobody", "parley-101", MESSAGES),
                webapp.requestAs("", "", MESSAGES),
                webapp.request(MESSAGES).header("Authorization", "Basic !!!"),
                webapp.request(MESSAGES)
                        .header("Authorization", "Bearer " + webapp.webapp().platformKey()))) {
            HttpResponse<String> response = webapp.send(request);
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.headers().firstValue("WWW-Authenticate"))
                    .hasValueSatisfying(value -> assertThat(value).startsWith("Basic realm="));
        }
    }

    @ParameterizedTest
    @CsvSource({"GET,", "GET,/ID", "GET,/ID/audio", "DELETE,/ID", "PATCH,/ID"})
    void othersAreRefused(String method, String path) {
        long id = webapp.leave("101", "1", "", new byte[80]);
        String target = MESSAGES + (path == null ? "" : path.replace("ID", "" + id));
        for (String other : List.of("100", "102")) {
            HttpResponse<String> response = webapp.send(
                    webapp.requestOf(other, target).method(method, BodyPublishers.ofString("{\"folder\":\"saved\"}")));
            assertThat(response.statusCode()).isEqualTo(403);
        }
        String inOwn = target.replace("/101/", "/102/");
        if (path != null) {
            assertThat(webapp.send(webapp.requestOf("102", inOwn)
                                    .method(method, BodyPublishers.ofString("{\"folder\":\"saved\"}")))
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(webapp.webapp().center().mailboxes().counts("101").newMessages())
                .isEqualTo(1);
    }

    @Test
    void aMailboxThatDoesNotExistIsNotToldFromAnotherOwners() {
        assertThat(webapp.send(webapp.requestOf("101", "/api/v1/mailboxes/999/messages"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void theOwnerMovesAndDeletes() {
        long id = webapp.leave("101", "1", "", new byte[80]);
        String message = MESSAGES + "/" + id;
        HttpResponse<String> saved = webapp.send(patch(webapp.requestOf("101", message), "{\"folder\":\"saved\"}"));
        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(body(saved).get("folder").asString()).isEqualTo("saved");
        assertThat(webapp.send(patch(webapp.requestOf("101", message), "{\"folder\":\"new\"}"))
                        .statusCode())
                .isEqualTo(200);
        for (String wrong : List.of("{\"folder\":\"trash\"}", "{}", "[]", "{\"folder\":1}", "nonsense", "")) {
            assertThat(webapp.send(patch(webapp.requestOf("101", message), wrong))
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(webapp.send(webapp.requestOf("101", message).DELETE()).statusCode())
                .isEqualTo(204);
        assertThat(webapp.send(webapp.requestOf("101", message).DELETE()).statusCode())
                .isEqualTo(404);
        assertThat(webapp.send(webapp.requestOf("101", message)).statusCode()).isEqualTo(404);
        assertThat(webapp.send(patch(webapp.requestOf("101", message), "{\"folder\":\"new\"}"))
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/0", "/99999999999999999999", "/abc", "/1/sound", "/../100/messages"})
    void unknownIdsAndPathsAre404(String path) {
        assertThat(webapp.send(webapp.requestOf("101", MESSAGES + path)).statusCode())
                .isIn(403, 404);
    }

    @Test
    void otherMethodsAreRefusedWithThoseAllowed() {
        HttpResponse<String> response =
                webapp.send(webapp.requestOf("101", MESSAGES).POST(BodyPublishers.ofString("x")));
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
    }

    @Test
    void theSoundIsAWavOf16BitSamples() {
        long id = webapp.leave("101", "1", "", TestCenter.sound(9000, 3));
        HttpResponse<byte[]> response =
                webapp.send(webapp.requestOf("101", MESSAGES + "/" + id + "/audio"), BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("audio/wav");
        assertThat(response.headers().firstValue("Accept-Ranges")).contains("bytes");
        assertThat(response.body()).hasSize(44 + 9000 * 16);
        assertThat(new String(response.body(), 0, 4)).isEqualTo("RIFF");
    }

    @Test
    void aRangeOfTheSoundIsThatPart() {
        long id = webapp.leave("101", "1", "", TestCenter.sound(9000, 3));
        String audio = MESSAGES + "/" + id + "/audio";
        byte[] all = webapp.send(webapp.requestOf("101", audio), BodyHandlers.ofByteArray())
                .body();
        assertRange(audio, "bytes=0-43", all, 0, 44);
        assertRange(audio, "bytes=64000-64100", all, 64_000, 64_101);
        assertRange(audio, "bytes=144000-", all, 144_000, all.length);
        assertRange(audio, "bytes=-5", all, all.length - 5, all.length);
        assertRange(audio, "bytes=100-9999999999", all, 100, all.length);
        HttpResponse<byte[]> beyond = webapp.send(
                webapp.requestOf("101", audio).header("Range", "bytes=999999-"), BodyHandlers.ofByteArray());
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(beyond.headers().firstValue("Content-Range")).contains("bytes */" + all.length);
        for (String ignored : List.of("bytes=5-2", "seconds=1-2", "bytes=0-1,4-5", "bytes=-")) {
            assertThat(webapp.send(webapp.requestOf("101", audio).header("Range", ignored), BodyHandlers.ofByteArray())
                            .body())
                    .isEqualTo(all);
        }
    }

    private static void assertRange(String path, String range, byte[] all, int from, int to) {
        HttpResponse<byte[]> response =
                webapp.send(webapp.requestOf("101", path).header("Range", range), BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isEqualTo(206);
        assertThat(response.headers().firstValue("Content-Range"))
                .contains("bytes " + from + "-" + (to - 1) + "/" + all.length);
        assertThat(response.body()).isEqualTo(Arrays.copyOfRange(all, from, to));
    }

    @Test
    void theSoundIsOfferedAsAFileAndNotSentTwice() {
        long id = webapp.leave("101", "1", "", TestCenter.sound(100, 3));
        String audio = MESSAGES + "/" + id + "/audio";
        HttpResponse<String> download = webapp.send(webapp.requestOf("101", audio + "?download"));
        assertThat(download.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"message-101-" + id + ".wav\"");
        String etag = download.headers().firstValue("ETag").orElseThrow();
        assertThat(webapp.send(webapp.requestOf("101", audio).header("If-None-Match", etag))
                        .statusCode())
                .isEqualTo(304);
        HttpResponse<String> head = webapp.send(webapp.requestOf("101", audio).method("HEAD", BodyPublishers.noBody()));
        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(44 + 1600);
    }

    @Test
    void guessersAreSlowedDown() {
        for (int i = 0; i < 5; i++) {
            assertThat(webapp.send(webapp.requestAs("user108", "guess" + i, "/api/v1/mailboxes/108/messages"))
                            .statusCode())
                    .isEqualTo(401);
        }
        HttpResponse<String> response = webapp.send(webapp.requestOf("108", "/api/v1/mailboxes/108/messages"));
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("Retry-After")).contains("30");
    }

    @Test
    void pathsOutsideTheInterfaceAreProblemsToo() {
        for (String path : List.of("/api", "/api/v2/x", "/api/v1/mailboxes", "/api/v1/mailboxes/101")) {
            HttpResponse<String> response = webapp.send(webapp.requestOf("101", path));
            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(body(response).get("status").asInt()).isEqualTo(404);
        }
    }
}
