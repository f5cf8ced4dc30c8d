package org.parley.webapp.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.webapp.TestWebapp;

/** What administrators do over REST about calls to the outside. */
class TollApiTest {
    private static TestWebapp webapp;

    @BeforeAll
    static void start() {
        webapp = new TestWebapp();
    }

    @AfterAll
    static void stop() {
        webapp.close();
    }

    private static HttpResponse<String> send(String who, String method, String path, String body) {
        return webapp.send(webapp.requestOf(who, path)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    @Test
    void whatSomebodyMayCallOutsideIsSetAndSetBack() {
        String path = "/api/v1/users/104/outside";
        String settings = "{\"outside\":true,\"tollClasses\":[\"local\",\"premium\"],\"maxCallSeconds\":60,"
                + "\"callsPerDay\":5,\"minutesPerDay\":30,\"callsAtOnce\":1}";

        assertThat(send("100", "GET", path, "").body()).isEqualTo("{\"outside\":false}");
        assertThat(send("100", "PUT", path, settings).body()).isEqualTo(settings);
        assertThat(send("100", "GET", path, "").body()).isEqualTo(settings);
        assertThat(send("100", "GET", "/api/v1/users/104", "").body()).contains("\"outside\":true");
        assertThat(send("100", "PUT", path, "{}").body()).isEqualTo("{\"outside\":false}");
        assertThat(send("100", "DELETE", path, "").statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|JSON object",
                "{\"outside\":1}|outside is true or false",
                "{\"tollClasses\":[\"far\"]}|tollClasses is a list",
                "{\"tollClasses\":\"local\"}|tollClasses is a list",
                "{\"callsPerDay\":-1}|callsPerDay is a number",
                "{\"free\":true}|no setting free",
            })
    void wrongRightsAreExplained(String body, String reason) {
        HttpResponse<String> answer = send("100", "PUT", "/api/v1/users/104/outside", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(reason);
    }

    @Test
    void outsideCallsAreStoppedReleasedAndListed() {
        assertThat(send("101", "GET", "/api/v1/toll/stops", "").statusCode()).isEqualTo(403);
        assertThat(send("100", "PUT", "/api/v1/toll/stops/105", "").statusCode())
                .isEqualTo(204);
        assertThat(send("100", "GET", "/api/v1/toll/stops", "").body())
                .contains("\"subject\":\"105\"", "\"reason\":\"administrator\"");
        assertThat(send("100", "DELETE", "/api/v1/toll/stops/105", "").statusCode())
                .isEqualTo(204);
        assertThat(send("100", "DELETE", "/api/v1/toll/stops/105", "").statusCode())
                .isEqualTo(404);
        assertThat(send("100", "PUT", "/api/v1/toll/stops/999", "").statusCode())
                .isEqualTo(404);
        assertThat(send("100", "POST", "/api/v1/toll/stops/105", "").statusCode())
                .isEqualTo(405);
        assertThat(send("100", "GET", "/api/v1/toll/attempts?limit=2", "").body())
                .contains("\"outcome\":\"release\"", "\"outcome\":\"stop\"");
        assertThat(send("100", "GET", "/api/v1/toll/attempts?limit=2&format=csv", "")
                        .body())
                .startsWith(
                        "ticket,callId,user,caller,path,number,class,outcome,reason,askedAt,answeredAt,endedAt,seconds")
                .contains(",105,,,,,stop,administrator,");
        assertThat(send("100", "PUT", "/api/v1/toll/attempts", "").statusCode()).isEqualTo(405);
        assertThat(send("100", "GET", "/api/v1/toll/other", "").statusCode()).isEqualTo(404);
    }
}
