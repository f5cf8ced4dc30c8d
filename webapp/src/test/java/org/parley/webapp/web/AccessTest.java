package org.parley.webapp.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.parley.webapp.TestCenter;
import org.parley.webapp.TestWebapp;
import org.parley.webapp.health.Metrics;
import org.parley.webapp.http.EmbeddedServer;
import org.parley.webapp.webphone.PageLines;
import org.parley.webapp.webphone.TelephoneSide;
import org.parley.webapp.webphone.WebPhoneSettings;

/**
 * Every page and every REST path with every role: nobody, the owner (101), another owner (102), an administrator (100). What
 * the answer must be stands in the table; a path that is mounted and not in it fails.
 */
class AccessTest {
    /** Nobody, owner, other, administrator; {@code *} stands for any path of the pattern. */
    private static final String TABLE = """
            /                                              200 200 200 200
            /login                                         200 303 303 303
            /password                                      303 303 303 303
            /logout                                        405 405 405 405
            /events                                        403 200 200 200
            /messages                                      303 200 200 200
            /messages/send                                 303 200 200 200
            /messages/send?reply={message}                 303 404 404 404
            /messages/send?forward={message}               303 200 404 404
            /account                                       303 200 200 200
            /account/password                              303 303 303 303
            /call-details                                  303 200 200 200
            /call-details?format=csv                       303 200 200 200
            /calling                                       303 200 200 200
            /calling/x                                     303 404 404 404
            /extension                                     303 403 403 200
            /conferences                                   303 403 403 200
            /conferences/480                               303 403 403 200
            /conferences/480/conference.ics                303 403 403 404
            /phone                                         200 200 200 200
            /phone/{message}                               200 200 200 200
            /phone/{message}/audio                         200 200 200 200
            /phone/{message}/forward                       200 200 200 200
            /presence                                      303 200 200 200
            /products                                      303 200 200 200
            /directory                                     303 200 200 200
            /lists                                         303 200 200 200
            /functions                                     303 200 200 200
            /telephone                                     200 200 200 200
            /telephone/line                                426 426 426 426
            /files                                         303 200 200 200
            /files/{file}                                  303 200 200 200
            /files/999999                                  303 404 404 404
            /files/..%2Fserver.key                         *
            /admin                                         303 403 403 303
            /admin/users                                   303 403 403 200
            /admin/users/new                               303 403 403 200
            /admin/users/import                            303 403 403 200
            /admin/users/export                            303 403 403 200
            /admin/users/101                               303 403 403 200
            /admin/users/101/delete                        303 403 403 200
            /admin/users/101/disable                       303 403 403 200
            /admin/users/101/saved                         303 403 403 200
            /admin/users/999                               303 403 403 404
            /admin/templates                               303 403 403 200
            /admin/templates/System%20User%20(Default)     303 403 403 200
            /admin/templates/nothing                       303 403 403 404
            /admin/lists                                   303 403 403 200
            /admin/lists/299                               303 403 403 404
            /admin/telephones                              303 403 403 200
            /admin/settings                                303 403 403 200
            /admin/audit                                   303 403 403 200
            /admin/calls                                   303 403 403 200
            /admin/calls/x                                 303 403 403 404
            /error                                         404 404 404 404
            /nowhere                                       404 404 404 404
            /static/x/parley.css                           404 404 404 404
            /health                                        200 200 200 200
            /metrics                                       200 200 200 200
            /api/v1/nothing                                404 404 404 404
            /api/v1/mailboxes/101/messages                 401 200 403 403
            /api/v1/mailboxes/101/messages/{message}       401 200 403 403
            /api/v1/mailboxes/101/messages/{message}/audio 401 200 403 403
            /api/v1/mailboxes/101/messages/{message}/peaks 401 200 403 403
            /api/v1/mailboxes/102/messages/{message}       401 403 404 403
            /api/v1/mailboxes/102/messages/{message}/audio 401 403 404 403
            /api/v1/mailboxes/102/messages/{message}/peaks 401 403 404 403
            /api/v1/mailboxes/100/messages/{message}       401 403 403 404
            /api/v1/users                                  401 403 403 200
            /api/v1/users/101                              401 403 403 200
            /api/v1/users/101/voicemail                    401 403 403 200
            /api/v1/users/101/notification                 401 403 403 200
            /api/v1/users/101/email                        401 403 403 *
            /api/v1/users/101/outside                      401 403 403 200
            /api/v1/users/101/presence                     401 200 403 200
            /api/v1/users/101/name                         401 200 403 200
            /api/v1/users/101/name/audio                   401 200 403 200
            /api/v1/users/101/greetings/0                  401 200 403 200
            /api/v1/users/101/greetings/0/audio            401 200 403 200
            /api/v1/users/101/presence/audio               404 404 404 404
            /api/v1/conferences                           401 200 200 200
            /api/v1/conferences/480                       401 404 404 200
            /api/v1/conferences/480/participants          401 404 404 200
            /api/v1/conferences/480/statistics            401 404 404 200
            /api/v1/conferences/480/guests                401 404 404 404
            /api/v1/conferences/480/calendar              401 404 404 404
            /api/v1/conferences/480/invitations           401 404 404 200
            /api/v1/outgoing-calls                         405 405 405 405
            /api/v1/outgoing-calls/x                       401 404 404 404
            /api/v1/directory                              401 200 200 200
            /api/v1/watchers/101                           401 200 403 403
            /api/v1/calls                                  401 403 403 200
            /api/v1/calls/x/trace                          401 403 403 404
            /api/v1/toll/attempts                          401 403 403 *
            /api/v1/aliases                                401 403 403 200
            /api/v1/openapi.json                           200 200 200 200
            /api/v1/users/101/settings                     401 403 403 200
            /api/v1/templates                              401 403 403 200
            /api/v1/templates/System%20User%20(Default)    401 403 403 200
            /api/v1/telephones                             401 403 403 200
            /api/v1/audit                                  401 403 403 200
            /api/v1/calls/running                          401 403 403 200
            /api/v1/calls/traced                           401 403 403 200
            /api/v1/toll/stops                             401 403 403 200
            """;

    private static final List<String> ROLES = List.of("nobody", "101", "102", "100");
    private static TestWebapp webapp;
    private static Map<String, String> ids;

    @BeforeAll
    static void start() throws Exception {
        webapp = new TestWebapp();
        var center = webapp.webapp().center();
        long message = webapp.leave("101", "5550199", "Secret Caller", TestCenter.sound(500, 1));
        center.greetings().record("101", 0, TestCenter.sound(300, 2));
        center.greetings().recordName("101", TestCenter.sound(200, 3));
        center.sharedFiles()
                .add(
                        center.accounts().byExtension("101").orElseThrow(),
                        "shared.txt",
                        3,
                        new ByteArrayInputStream(new byte[3]));
        ids = Map.of(
                "{message}",
                String.valueOf(message),
                "{file}",
                String.valueOf(
                        center.sharedFiles().page(Long.MAX_VALUE, 1).get(0).id()));
    }

    @AfterAll
    static void stop() {
        webapp.close();
    }

    private record Row(String path, List<String> expected) {}

    private static List<Row> rows() {
        return TABLE.lines()
                .map(line -> line.split("\\s+"))
                .map(words -> new Row(
                        words[0],
                        words.length == 2
                                ? List.of("*", "*", "*", "*")
                                : List.of(words).subList(1, 5)))
                .toList();
    }

    private static String fill(String path) {
        return path.replace("{message}", ids.get("{message}")).replace("{file}", ids.get("{file}"));
    }

    private static HttpResponse<String> send(String role, String method, String path, String body) {
        boolean api = path.startsWith("/api/");
        var request = api && !role.equals("nobody") ? webapp.requestOf(role, path) : webapp.request(path);
        if (!api && !role.equals("nobody")) {
            request.header("Cookie", browser(role).cookie());
        }
        return webapp.send(request.header(
                        "Content-Type", api ? "application/json" : "application/x-www-form-urlencoded")
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private static final Map<String, PageBrowser> BROWSERS = new java.util.HashMap<>();

    private static final Map<String, String> TOKENS = new java.util.HashMap<>();

    private static PageBrowser browser(String extension) {
        return BROWSERS.computeIfAbsent(extension, key -> PageBrowser.of(webapp, key));
    }

    @TestFactory
    Stream<DynamicTest> everyPathAnswersEveryRoleAsItMust() {
        return rows().stream()
                .filter(row -> !row.path().equals("/events"))
                .map(row -> dynamicTest(row.path(), () -> {
                    for (int i = 0; i < ROLES.size(); i++) {
                        HttpResponse<String> response = send(ROLES.get(i), "GET", fill(row.path()), "");
                        if (!row.expected().get(i).equals("*")) {
                            assertThat(response.statusCode())
                                    .as("%s as %s: %s", row.path(), ROLES.get(i), response.body())
                                    .isEqualTo(Integer.parseInt(row.expected().get(i)));
                        }
                        if (!ROLES.get(i).equals("101")) {
                            assertThat(response.body())
                                    .as("as " + ROLES.get(i))
                                    .doesNotContain("Secret Caller", "5550199");
                        }
                        assertThat(response.statusCode()).as(row.path()).isLessThan(500);
                    }
                }));
    }

    @Test
    void noPathIsForgotten() {
        var settings = new EmbeddedServer.Settings(
                "test", new InetSocketAddress("127.0.0.1", 0), TestCenter.newFolder(), 4, "parley", 60);
        Metrics metrics = new Metrics(List.of());
        try (PublicServer server = new PublicServer(
                settings,
                webapp.webapp().center(),
                metrics,
                List.of(),
                ZoneOffset.UTC,
                PageSettings.DEFAULT,
                new PageLines(TelephoneSide.NONE, WebPhoneSettings.DEFAULT, Clock.systemUTC()),
                true,
                List.of())) {
            List<String> forgotten = server.patterns().stream()
                    .filter(pattern -> rows().stream().noneMatch(row -> matches(pattern, row.path())))
                    .toList();
            assertThat(forgotten).isEmpty();
            String description =
                    send("nobody", "GET", "/api/v1/openapi.json", "").body();
            assertThat(server.patterns())
                    .filteredOn(pattern -> pattern.startsWith("/api/v1/"))
                    .allSatisfy(pattern -> assertThat(description).contains("\"" + pattern.replaceAll("/\\*$", "")));
        }
        metrics.close();
    }

    private static boolean matches(String pattern, String path) {
        String plain = path.replaceAll("\\?.*", "");
        return pattern.endsWith("/*")
                ? (plain + "/").startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(plain) || pattern.isEmpty() && plain.equals("/");
    }

    /** All that could be changed of 101, as one text. */
    private static String stateOf101() {
        var center = webapp.webapp().center();
        return center.accounts().byExtension("101") + " " + center.mailboxes().counts("101") + " "
                + center.mailboxes().message("101", Long.parseLong(ids.get("{message}"))) + " "
                + center.greetings()
                        .greeting("101", 0)
                        .map(g -> g.announceOnly() + g.audio().name()) + " "
                + center.greetings().recordedName("101").map(audio -> audio.name()) + " "
                + center.notifications().settings("101") + " "
                + center.voicemail().settings("101") + " "
                + center.aliases().all() + " " + center.toll().rights("101") + " "
                + center.sharedFiles().page(Long.MAX_VALUE, 10);
    }

    @Test
    void nobodyAndNoOtherOwnerChangesAnything() {
        String before = stateOf101();
        List<String> wrong = new ArrayList<>();
        for (String role : List.of("nobody", "102")) {
            for (Row row : rows()) {
                for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
                    for (String body : bodies(row.path(), role)) {
                        HttpResponse<String> response = send(role, method, fill(row.path()), body);
                        boolean ofOwn = row.path().contains("/102/");
                        boolean sentToLogIn = response.statusCode() == 303
                                && response.headers()
                                        .firstValue("Location")
                                        .orElse("")
                                        .startsWith("/login?");
                        if (row.path().contains("/101/") && !ofOwn && !sentToLogIn && response.statusCode() < 400) {
                            wrong.add(method + " " + row.path() + " as " + role + ": " + response.statusCode());
                        }
                        assertThat(response.statusCode())
                                .as(method + " " + row.path())
                                .isLessThan(500);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(stateOf101()).isEqualTo(before);
        assertThat(send("101", "GET", fill("/api/v1/mailboxes/101/messages/{message}"), "")
                        .statusCode())
                .isEqualTo(200);
    }

    /** What forms and programs send, with the identifiers of 101 and, where there is one, the right token. */
    private static List<String> bodies(String path, String role) {
        if (path.startsWith("/api/")) {
            return List.of(
                    "{\"folder\":\"saved\",\"presence\":\"busy\",\"announceOnly\":true,\"to\":[\"102\"],\"language\":\"es-US\"}");
        }
        String token = role.equals("nobody") || path.startsWith("/logout") || path.startsWith("/account/")
                ? "x"
                : TOKENS.computeIfAbsent(
                        role, key -> browser(key).open("/presence").token());
        if (path.startsWith("/admin")) {
            return Stream.of("action=confirm", "action=save&lastName=Other", "action=password", "action=take")
                    .map(form -> form + "&token=" + token)
                    .toList();
        }
        String message = ids.get("{message}");
        return Stream.of(
                        "action=delete&id=" + message,
                        "action=saved&id=" + message,
                        "action=undelete&id=" + message,
                        "delete=" + ids.get("{file}"),
                        "id=everywhere-101")
                .map(form -> form + "&token=" + token)
                .toList();
    }
}
