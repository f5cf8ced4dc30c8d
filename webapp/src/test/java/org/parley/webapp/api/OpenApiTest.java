package org.parley.webapp.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.parley.webapp.Proves;
import org.parley.webapp.TestCenter;
import org.parley.webapp.TestWebapp;
import org.parley.webapp.calls.CallRecord;
import org.parley.webapp.calls.RunningCall;
import org.parley.webapp.telephone.Registration;
import org.parley.webapp.trace.TraceLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the REST interface and the interface: neither has what the other has not, and answers are as described. */
class OpenApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> METHODS = List.of("GET", "PUT", "POST", "PATCH", "DELETE");
    private static TestWebapp webapp;
    private static Map<String, String> ids;
    private static JsonNode description;
    private static SchemaRegistry schemas;

    @BeforeAll
    static void start() throws Exception {
        webapp = new TestWebapp();
        var center = webapp.webapp().center();
        long message = webapp.leave("101", "5550199", "Caller", TestCenter.sound(500, 1));
        center.greetings().record("103", 0, TestCenter.sound(300, 2));
        center.greetings().recordName("103", TestCenter.sound(200, 3));
        center.callRecords()
                .add(List.of(new CallRecord(
                        "leg", "id", "in", "a", "b", 1, java.util.OptionalLong.empty(), 2, "", "", List.of(), "")));
        center.traces().add("id", new TraceLine(webapp.clock().instant(), "sip", "INVITE"));
        center.runningCalls()
                .begun(new RunningCall(
                        "leg", "id", "101", "", "404", webapp.clock().instant()));
        center.registrations()
                .write(
                        List.of(new Registration(
                                "main",
                                "b",
                                "101",
                                "sip:1",
                                "udp:1",
                                "",
                                "c",
                                1,
                                0,
                                "",
                                webapp.clock().millis() + 60_000)),
                        List.of());
        for (String path : List.of("toll/stops/105", "aliases/250", "templates/T")) {
            send("100", "PUT", "/api/v1/" + path, "{\"name\":\"n\",\"members\":[\"101\"]}");
        }
        send("100", "PUT", "/api/v1/templates/T", "{}");
        send(
                "100",
                "PUT",
                "/api/v1/users/103/email",
                "{\"host\":\"h\",\"port\":993,\"user\":\"u\",\"password\":\"p\"}");
        String conference = send(
                        "109",
                        "POST",
                        "/api/v1/conferences",
                        "{\"description\":\"d\",\"start\":\"2026-04-01T10:00\",\"durationMinutes\":30}")
                .body();
        center.conferences().enter("480", "call", "5550100", "x");
        ids = Map.of(
                "extension", "103",
                "message", String.valueOf(message),
                "slot", "0",
                "number", "250",
                "template", "T",
                "subject", "105",
                "leg", "leg",
                "call", "id",
                "participant", "1",
                "conference", conference.contains("\"id\"") ? "480" : "none");
        description =
                JSON.readTree(send("nobody", "GET", "/api/v1/openapi.json", "").body());
        schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    }

    /** What needs a guest or a call that goes on: InvitationsTest and CallsFromPagesTest look at these. */
    private static final String ELSEWHERE = ".*/(guests|calendar|invitations|outgoing-calls/\\{call})";

    @AfterAll
    static void stop() {
        webapp.close();
    }

    private static HttpResponse<String> send(String who, String method, String path, String body) {
        var request = who.equals("nobody") ? webapp.request(path) : webapp.requestOf(who, path);
        return webapp.send(request.header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private static String filled(String template) {
        String path = who(template).equals("101") ? template.replace("{extension}", "101") : template;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            path = path.replace("{" + id.getKey() + "}", id.getValue());
        }
        return path;
    }

    /** Owners have the mailboxes and watchers, administrators the rest. */
    private static String who(String template) {
        return template.matches(".*/(mailboxes|watchers)/.*") ? "101" : "100";
    }

    private static Set<String> described(String template) {
        Set<String> methods = new TreeSet<>();
        description.get("paths").get(template).propertyNames().stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .filter(METHODS::contains)
                .forEach(methods::add);
        return methods;
    }

    /** Bodies that nothing can be made of: a resource that is there answers 400, 409 or 415, never 404 or 405. */
    @Test
    @Proves("openapi")
    void everyResourceThatIsDescribedIsThereWithTheseMethodsOnly() {
        List<String> wrong = new ArrayList<>();
        for (String template : description.get("paths").propertyNames()) {
            for (String method : METHODS) {
                if (method.equals("DELETE") && described(template).contains(method)) {
                    continue; // what is tried here must be there for the others
                }
                int status = send(who(template), method, filled(template), method.equals("GET") ? "" : "[]")
                        .statusCode();
                boolean missing = status == 404 && !template.endsWith("/undelete") && !template.matches(ELSEWHERE);
                if (described(template).contains(method) ? missing || status == 405 || status >= 500 : status != 405) {
                    wrong.add(method + " " + template + ": " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** The gate refuses before any servlet is asked; a servlet that has what is not described would be asked behind it. */
    @Test
    @Proves("openapi")
    void whatIsNotDescribedDoesNotExist() {
        ApiDescription own = new ApiDescription();
        for (String path : List.of(
                "/api/v1",
                "/api/v1/user",
                "/api/v1/users/101/nothing",
                "/api/v1/toll",
                "/api/v1/users/101/presence/audio")) {
            assertThat(own.of(path)).as(path).isEmpty();
            assertThat(send("100", "GET", path, "").statusCode()).as(path).isEqualTo(404);
        }
        assertThat(send("100", "PUT", "/api/v1/users", "{}").headers().firstValue("Allow"))
                .contains("GET, HEAD, POST");
    }

    @TestFactory
    @Proves("openapi")
    Stream<DynamicTest> answersAreAsTheirSchemasSay() {
        return description.get("paths").propertyNames().stream()
                .filter(template -> schema(template) != null && !template.matches(ELSEWHERE))
                .map(template -> dynamicTest(template, () -> {
                    HttpResponse<String> answer = send(who(template), "GET", filled(template), "");
                    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                    assertThat(answer.body()).as("something to look at").isNotEqualTo("[]");
                    assertThat(errors(schema(template), answer.body())).isEmpty();
                }));
    }

    private static JsonNode schema(String template) {
        JsonNode content =
                description.get("paths").get(template).at("/get/responses/200/content/application~1json/schema");
        return content.isMissingNode() ? null : content;
    }

    private static List<Error> errors(JsonNode schema, String json) {
        var whole = JSON.createObjectNode();
        whole.set("components", description.get("components"));
        whole.set("allOf", JSON.createArrayNode().add(schema));
        Schema compiled = schemas.getSchema(whole);
        return compiled.validate(JSON.readTree(json));
    }

    @Test
    void aProblemAndNewSecretsAreAsDescribedAndAnotherAnswerIsNot() {
        JsonNode problem = JSON.createObjectNode().put("$ref", "#/components/schemas/Problem");
        JsonNode secrets = JSON.createObjectNode().put("$ref", "#/components/schemas/Secrets");
        assertThat(errors(problem, send("101", "GET", "/api/v1/users", "").body()))
                .isEmpty();
        assertThat(errors(
                        problem,
                        send("100", "POST", "/api/v1/users", "{\"extension\":\"101\"}")
                                .body()))
                .isEmpty();
        assertThat(errors(
                        secrets,
                        send("100", "POST", "/api/v1/users/106/pin", "").body()))
                .isEmpty();
        assertThat(errors(secrets, "{\"extension\":\"106\",\"login\":7}")).isNotEmpty();
    }
}
