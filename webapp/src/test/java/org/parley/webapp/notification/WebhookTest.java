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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Programs that are told by HTTP: signed, with an id, tried again. */
class WebhookTest {
    private static final String GLOBAL_SECRET = "a secret that nobody guesses";

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile int status = 204;
    private HttpServer server;
    private String origin;

    private record Call(String path, String event, String time, String signature, String body) {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", this::answer);
        server.start();
        origin = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        calls.add(new Call(
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders().getFirst("Parley-Event"),
                exchange.getRequestHeaders().getFirst("Parley-Timestamp"),
                exchange.getRequestHeaders().getFirst("Parley-Signature"),
                body));
        exchange.getResponseHeaders().set("Location", origin + "/elsewhere");
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private NotifiedHouse house() {
        return NotifiedHouse.with(NotifiedHouse.config()
                .withWebhook(new WebhookConfig(origin + "/all", GLOBAL_SECRET, Set.of(origin + "/hooks/"))));
    }

    private static NotificationSettings hook(String url) {
        return new NotificationSettings(Mode.DISABLED, "", false, List.of(), url);
    }

    @Test
    void aMessageIsPostedSignedToItsUserAndToTheServersOwnAddress() {
        try (NotifiedHouse house = house()) {
            String secret = house.notifications()
                    .set("101", hook(origin + "/hooks/ann"))
                    .orElseThrow();
            long id = house.leave("101");
            house.now();

            assertThat(calls).extracting(Call::path).containsExactlyInAnyOrder("/all", "/hooks/ann");
            for (Call call : calls) {
                String key = call.path().equals("/all") ? GLOBAL_SECRET : secret;
                assertThat(call.signature())
                        .isEqualTo("v1=" + WebhookSender.signature(key, call.time() + "." + call.body()));
                assertThat(call.time()).isEqualTo("1772446530");
                assertThat(call.body())
                        .contains(
                                "\"id\":\"" + call.event() + "\"",
                                "\"mailbox\":\"101\"",
                                "\"message\":\"" + id + "\"",
                                "\"caller\":{\"number\":\"5551000\",\"name\":\"Somebody\"}",
                                "\"durationMs\":2000",
                                "\"newMessages\":1");
            }
            assertThat(calls.get(0).event()).isNotEqualTo(calls.get(1).event());
            house.after(Duration.ofDays(1));
            assertThat(calls).hasSize(2);
            assertThat(house.notifications().set("101", hook(origin + "/hooks/ann")))
                    .as("the secret is shown once")
                    .isEmpty();
        }
    }

    @Test
    void whatIsNotTakenComesAgainUnderTheSameId() {
        try (NotifiedHouse house = house()) {
            status = 307;
            house.leave("101");
            house.now();
            house.after(Duration.ofSeconds(9));
            assertThat(calls)
                    .as("a redirect is not followed, and not tried again at once")
                    .hasSize(1);
            status = 200;
            house.after(Duration.ofSeconds(2));
            house.after(Duration.ofDays(1));
            assertThat(calls).hasSize(2);
            assertThat(calls.get(1).event()).isEqualTo(calls.get(0).event());
        }
    }

    @Test
    void onlyAllowedAddressesAreTaken() {
        try (NotifiedHouse house = house()) {
            for (String url : List.of(
                    origin + "/other",
                    origin + "/hooks/../other",
                    "http://169.254.169.254/hooks/",
                    "file:///etc/passwd",
                    "hooks",
                    "http://x y")) {
                assertThat(house.notifications().mistake(hook(url))).as(url).contains("notifications.webhook.allowed");
            }
            assertThat(house.notifications().mistake(hook(origin + "/hooks/ann")))
                    .isEmpty();
        }
    }
}
