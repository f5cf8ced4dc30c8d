package org.parley.webapp.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.webapp.Proves;
import org.parley.webapp.TestWebapp;
import org.parley.webapp.account.LoginResult;
import org.parley.webapp.account.PinSource;

/** What administrators do over REST: settings of voicemail, locks, aliases. */
class UsersApiTest {
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

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/users", "/api/v1/users/101", "/api/v1/aliases", "/api/v1/users/101/voicemail"})
    void onlyAdministratorsGetIn(String path) {
        assertThat(send("101", "GET", path, "").statusCode()).isEqualTo(403);
        assertThat(send("100", "GET", path, "").statusCode()).isEqualTo(200);
    }

    @Test
    void usersAreListed() {
        assertThat(send("100", "GET", "/api/v1/users?after=101", "").body())
                .startsWith("[{\"extension\":\"102\",\"login\":\"user102\"");
        assertThat(send("100", "GET", "/api/v1/users/999", "").statusCode()).isEqualTo(404);
        assertThat(send("100", "PUT", "/api/v1/users/101", "").statusCode()).isEqualTo(405);
    }

    @Test
    @Proves("user-settings")
    void voicemailIsSetAndSetBack() {
        String path = "/api/v1/users/103/voicemail";
        String settings = "{\"enabled\":false,\"maxMessages\":20,\"maxTotalSeconds\":600,\"maxCallerSeconds\":60,"
                + "\"maxOwnerSeconds\":90,\"endOnSilence\":false,\"operator\":\"104\"}";

        assertThat(send("100", "PUT", path, settings).statusCode()).isEqualTo(200);
        assertThat(send("100", "GET", path, "").body()).isEqualTo(settings);
        assertThat(webapp.webapp().center().voicemail().enabled("103")).isFalse();
        assertThat(send("100", "PUT", path, "{}").body()).isEqualTo("{\"enabled\":true}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|JSON object",
                "{\"maxMessages\":0}|maxMessages",
                "{\"maxMessages\":\"many\"}|maxMessages",
                "{\"enabled\":1}|enabled",
                "{\"operator\":\"999\"}|no such extension",
                "{\"operator\":7}|operator",
                "{\"quota\":1}|no setting quota",
            })
    void wrongSettingsAreExplained(String body, String reason) {
        HttpResponse<String> answer = send("100", "PUT", "/api/v1/users/103/voicemail", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(reason);
    }

    @Test
    @Proves("lockout")
    void aLockedExtensionIsUnlocked() {
        PinSource source = new PinSource("5551", "");
        for (int i = 0; i < 5; i++) {
            webapp.webapp().center().accounts().verifyPin("105", "1", source);
        }

        assertThat(send("100", "GET", "/api/v1/users/105", "").body()).doesNotContain("\"lockedUntil\":\"\"");
        assertThat(send("100", "DELETE", "/api/v1/users/105/lock", "").statusCode())
                .isEqualTo(204);
        assertThat(send("100", "GET", "/api/v1/users/105", "").body()).contains("\"lockedUntil\":\"\"");
        assertThat(webapp.webapp().center().accounts().verifyPin("105", "71055", source))
                .isInstanceOf(LoginResult.Accepted.class);
    }

    @Test
    @Proves("230")
    void theLanguageOfAUserIsChanged() {
        String path = "/api/v1/users/107/language";
        assertThat(send("100", "PUT", path, "{\"language\":\"es-US\"}").statusCode())
                .isEqualTo(204);
        assertThat(webapp.webapp()
                        .center()
                        .accounts()
                        .byExtension("107")
                        .orElseThrow()
                        .language())
                .isEqualTo("es-US");
        assertThat(send("100", "PUT", path, "{\"language\":\"'; --\"}").statusCode())
                .isEqualTo(400);
        assertThat(send("107", "PUT", path, "{\"language\":\"en-US\"}").statusCode())
                .isEqualTo(403);
    }

    @Test
    @Proves({"47", "user-settings"})
    void whoMaySendToEverybodyIsChanged() {
        String path = "/api/v1/users/106/send-to-all";
        assertThat(send("100", "GET", "/api/v1/users/106", "").body()).contains("\"sendToAll\":false");
        assertThat(send("100", "PUT", path, "{\"allowed\":true}").statusCode()).isEqualTo(204);
        assertThat(send("100", "GET", "/api/v1/users/106", "").body())
                .contains("\"sendToAll\":true", "\"language\":\"en-US\"");
        assertThat(send("100", "PUT", path, "{\"allowed\":1}").statusCode()).isEqualTo(400);
        assertThat(send("106", "PUT", path, "{\"allowed\":true}").statusCode()).isEqualTo(403);
    }

    @Test
    @Proves("15")
    void aPinIsMadeDue() {
        assertThat(send("100", "POST", "/api/v1/users/106/pin-due", "").statusCode())
                .isEqualTo(204);
        assertThat(send("100", "GET", "/api/v1/users/106", "").body()).contains("\"pinDue\":true");
    }

    @Test
    @Proves("user-settings")
    void aliasesAreMadeListedAndDeleted() {
        String alias = "{\"number\":\"200\",\"name\":\"O'Brien & Sons\",\"members\":[\"101\",\"102\"]}";

        assertThat(send("100", "PUT", "/api/v1/aliases/200", alias).statusCode())
                .isEqualTo(200);
        assertThat(send("100", "GET", "/api/v1/aliases/200", "").body()).isEqualTo(alias);
        assertThat(send("100", "GET", "/api/v1/aliases", "").body()).isEqualTo("[" + alias + "]");
        assertThat(send("100", "DELETE", "/api/v1/aliases/200", "").statusCode())
                .isEqualTo(204);
        assertThat(send("100", "DELETE", "/api/v1/aliases/200", "").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "101|{\"name\":\"x\",\"members\":[]}|409",
                "200|{\"name\":\"x\",\"members\":[\"999\"]}|409",
                "200|{\"members\":[]}|400",
                "sales|{\"name\":\"x\",\"members\":[]}|400",
            })
    void wrongAliasesAreRefused(String number, String body, int status) {
        assertThat(send("100", "PUT", "/api/v1/aliases/" + number, body).statusCode())
                .isEqualTo(status);
    }

    @Test
    void howAUserIsToldIsSetAndShown() {
        String path = "/api/v1/users/108/notification";
        String settings = "{\"mode\":\"escalation\",\"address\":\"ann@example.org\",\"audio\":true,\"levels\":["
                + "{\"address\":\"ann@example.org\",\"periodSeconds\":600,\"retries\":2,\"continue\":true},"
                + "{\"address\":\"user102\",\"periodSeconds\":60,\"retries\":0,\"continue\":false}],\"webhook\":\"\"}";

        assertThat(send("100", "GET", path, "").body()).startsWith("{\"mode\":\"disabled\"");
        assertThat(send("100", "PUT", path, settings).body()).isEqualTo(settings);
        assertThat(send("100", "GET", path, "").body()).isEqualTo(settings);
        assertThat(send("108", "GET", path, "").statusCode()).isEqualTo(403);
        assertThat(send("100", "DELETE", path, "").statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|mode is",
                "{\"mode\":\"sometimes\"}|mode is",
                "{\"mode\":\"notification\"}|address is",
                "{\"mode\":\"notification\",\"address\":\"a b@example.org\"}|address is",
                "{\"mode\":\"notification\",\"address\":\"a@example.org\\r\\nBcc: b@example.org\"}|address is",
                "{\"mode\":\"notification\",\"address\":\"a@example.org,b@example.org\"}|address is",
                "{\"mode\":\"escalation\"}|needs levels",
                "{\"mode\":\"escalation\",\"levels\":[{\"address\":\"x@example.org\",\"periodSeconds\":1,\"retries\":0}]}|level",
                "{\"mode\":\"disabled\",\"levels\":[{\"period\":1}]}|A level has",
                "{\"mode\":\"disabled\",\"webhook\":\"https://example.org/\"}|notifications.webhook.allowed",
                "{\"mode\":\"disabled\",\"quota\":1}|no setting quota",
            })
    void whatCannotBeToldIsExplained(String body, String reason) {
        HttpResponse<String> answer = send("100", "PUT", "/api/v1/users/108/notification", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(reason);
    }

    @Test
    void anEmailAccountIsSetShownWithoutItsPasswordAndTakenAway() {
        String path = "/api/v1/users/109/email";
        String account = "{\"host\":\"imap.example.org\",\"port\":993,\"security\":\"tls\",\"user\":\"ann\"";

        assertThat(send("100", "GET", path, "").statusCode()).isEqualTo(404);
        assertThat(send("100", "PUT", path, account + "}").body()).contains("password is missing");
        assertThat(send("100", "PUT", path, account.replace("993", "0") + ",\"password\":\"secret\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(send("100", "PUT", path, account + ",\"password\":\"secret\"}")
                        .body())
                .isEqualTo(account + "}");
        assertThat(send("100", "GET", path, "").body()).isEqualTo(account + "}");
        assertThat(send("109", "GET", path, "").statusCode()).isEqualTo(403);
        assertThat(send("100", "DELETE", path, "").statusCode()).isEqualTo(204);
        assertThat(send("100", "DELETE", path, "").statusCode()).isEqualTo(404);
    }

    @Test
    @Proves("admin-users")
    void aUserIsAddedChangedDisabledAndDeleted() {
        String user = "/api/v1/users/170";
        String added = send(
                        "100", "POST", "/api/v1/users", "{\"extension\":\"170\",\"login\":\"rest\",\"lastName\":\"R\"}")
                .body();
        assertThat(added).matches(".*\"pin\":\"\\d{8}\".*\"|.*\"sipSecret\".*");
        assertThat(send("100", "POST", "/api/v1/users", "{\"extension\":\"170\",\"login\":\"rest\",\"lastName\":\"R\"}")
                        .body())
                .contains("\"fields\":{\"extension\":\"There is an extension 170.\"");
        assertThat(send("100", "PATCH", user + "/settings", "{\"maxMessages\":3,\"tollClasses\":[\"local\"]}")
                        .body())
                .contains("\"maxMessages\":3", "\"tollClasses\":[\"local\"]");
        assertThat(send("100", "PATCH", user + "/settings", "{\"operator\":\"999\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(send("100", "PATCH", user + "/settings", "{\"quota\":1}").statusCode())
                .isEqualTo(400);
        assertThat(send("100", "PUT", "/api/v1/templates/Short", "{\"maxMessages\":9}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(send("100", "POST", user + "/template", "{\"template\":\"Short\",\"mode\":\"merge\"}")
                        .body())
                .contains("\"maxMessages\":3");
        assertThat(send("100", "POST", user + "/template", "{\"template\":\"Short\",\"mode\":\"set\"}")
                        .body())
                .contains("\"maxMessages\":9", "\"tollClasses\":null");
        assertThat(send("100", "PUT", user + "/disabled", "{\"disabled\":true}").statusCode())
                .isEqualTo(204);
        assertThat(send("100", "GET", user, "").body()).contains("\"disabled\":true");
        assertThat(send("100", "DELETE", "/api/v1/users/100", "").statusCode())
                .as("not oneself")
                .isEqualTo(409);
        assertThat(send("100", "DELETE", user, "").statusCode()).isEqualTo(204);
        assertThat(send("100", "GET", user, "").statusCode()).isEqualTo(404);
    }

    @Test
    @Proves("admin-audit")
    void everyChangeIsAuditedWithoutSecretsAndARefusedOneIsNot() {
        String body = "{\"host\":\"imap.example.org\",\"port\":993,\"user\":\"u\",\"password\":\"very secret\"}";
        assertThat(send("100", "PUT", "/api/v1/users/104/email", body).statusCode())
                .isEqualTo(200);
        String newest =
                send("100", "GET", "/api/v1/audit?q=users/104&limit=1", "").body();
        assertThat(newest)
                .contains(
                        "\"who\":\"user100\"",
                        "\"way\":\"rest\"",
                        "\"act\":\"PUT\"",
                        "users/104/email",
                        "imap.example.org")
                .doesNotContain("very secret");
        send("100", "PUT", "/api/v1/users/104/voicemail", "{\"maxMessages\":0}");
        send("104", "PUT", "/api/v1/users/104/presence", "{\"presence\":\"busy\"}");
        assertThat(send("100", "GET", "/api/v1/audit?q=users/104&limit=1", "").body())
                .as("neither what was refused nor what owners do themselves")
                .isEqualTo(newest);
    }
}
