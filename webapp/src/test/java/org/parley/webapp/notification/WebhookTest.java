package org.parley.webapp.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.webapp.Proves;

/** Programs that are told by HTTP: signed, with an id, tried again. */
class WebhookTest {
    private static final String GLOBAL_SECRET = "a secret that nobody guesses";

    private static final List<Call> CALLS = new CopyOnWriteArrayList<>();

    private static volatile int status;
    private static HttpServer server;
    private static String origin;
    private static NotifiedHouse house;

    private record Call(String path, String event, String time, String signature, String body) {}

    @BeforeAll
    static void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", WebhookTest::answer);
        server.start();
        origin = "http://127.0.0.1:" + server.getAddress().getPort();
        house = NotifiedHouse.with(NotifiedHouse.config()
                .withWebhook(new WebhookConfig(origin + "/all", GLOBAL_SECRET, Set.of(origin + "/hooks/"))));
    }

    @BeforeEach
    void nothingIsCalled() {
        CALLS.clear();
        status = 204;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        CALLS.add(new Call(
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders().getFirst("Parley-Event"),
                exchange.getRequestHeaders().getFirst("Parley-Timestamp"),
                exchange.getRequestHeaders().getFirst("Parley-Signature"),
                body));
        exchange.getResponseHeaders().set("Location", origin + "/elsewhere");
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @AfterAll
    static void stop() {
        house.close();
        server.stop(0);
    }

    private static NotificationSettings hook(String url) {
        return new NotificationSettings(Mode.DISABLED, "", false, List.of(), url);
    }

    @Test
    @Proves("notifications")
    void aMessageIsPostedSignedToItsUserAndToTheServersOwnAddress() {
        String secret =
                house.notifications().set("101", hook(origin + "/hooks/ann")).orElseThrow();
        long id = house.leave("101");
        house.now();

        assertThat(CALLS).extracting(Call::path).containsExactlyInAnyOrder("/all", "/hooks/ann");
        for (Call call : CALLS) {
            String key = call.path().equals("/all") ? GLOBAL_SECRET : secret;
            assertThat(call.signature())
                    .isEqualTo("v1=" + WebhookSender.signature(key, call.time() + "." + call.body()));
            assertThat(call.time())
                    .isEqualTo(String.valueOf(house.center().clock().instant().getEpochSecond()));
            assertThat(call.body())
                    .contains(
                            "\"id\":\"" + call.event() + "\"",
                            "\"mailbox\":\"101\"",
                            "\"message\":\"" + id + "\"",
                            "\"caller\":{\"number\":\"5551000\",\"name\":\"Somebody\"}",
                            "\"durationMs\":2000",
                            "\"newMessages\":1");
        }
        assertThat(CALLS.get(0).event()).isNotEqualTo(CALLS.get(1).event());
        house.after(Duration.ofDays(1));
        assertThat(CALLS).hasSize(2);
        assertThat(house.notifications().set("101", hook(origin + "/hooks/ann")))
                .as("the secret is shown once")
                .isEmpty();
    }

    @Test
    @Proves("notifications")
    void whatIsNotTakenComesAgainUnderTheSameId() {
        status = 307;
        house.leave("102");
        house.now();
        house.after(Duration.ofSeconds(9));
        assertThat(CALLS)
                .as("a redirect is not followed, and not tried again at once")
                .hasSize(1);
        status = 200;
        house.after(Duration.ofSeconds(2));
        house.after(Duration.ofDays(1));
        assertThat(CALLS).hasSize(2);
        assertThat(CALLS.get(1).event()).isEqualTo(CALLS.get(0).event());
    }

    @Test
    void onlyAllowedAddressesAreTaken() {
        for (String url : List.of(
                origin + "/other",
                origin + "/hooks/../other",
                "http://169.254.169.254/hooks/",
                "file:///etc/passwd",
                "hooks",
                "http://x y")) {
            assertThat(house.notifications().mistake(hook(url))).as(url).contains("notifications.webhook.allowed");
        }
        assertThat(house.notifications().mistake(hook(origin + "/hooks/ann"))).isEmpty();
    }
}
