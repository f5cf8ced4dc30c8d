package org.parley.webapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Gauge;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.parley.webapp.account.LoginResult;
import org.parley.webapp.account.PinSource;
import org.parley.webapp.demo.DemoData.FirstSecrets;
import org.parley.webapp.health.HealthCheck;

/** Starting, stopping and starting again. */
class WebappTest {

    @Test
    void healthIsUpOnlyWhenEveryPartIs() {
        AtomicBoolean sip = new AtomicBoolean();
        try (TestWebapp webapp = new TestWebapp(builder -> builder.healthCheck(new HealthCheck("sip", sip::get))
                .meterBinder(registry -> Gauge.builder("parley.calls", () -> 3).register(registry)))) {
            HttpResponse<String> down = webapp.send(webapp.request("/health"));
            assertThat(down.statusCode()).isEqualTo(503);
            assertThat(down.body())
                    .isEqualTo(
                            "{\"status\":\"down\",\"checks\":{\"database\":\"up\",\"web\":\"up\",\"sip\":\"down\"}}");
            sip.set(true);
            HttpResponse<String> up = webapp.send(webapp.request("/health"));
            assertThat(up.statusCode()).isEqualTo(200);
            assertThat(up.body())
                    .isEqualTo("{\"status\":\"up\",\"checks\":{\"database\":\"up\",\"web\":\"up\",\"sip\":\"up\"}}");

            HttpResponse<String> metrics = webapp.send(webapp.request("/metrics"));
            assertThat(metrics.body())
                    .contains("parley_calls 3", "jvm_memory_used_bytes")
                    .contains("parley_http_requests_seconds_count{connector=\"public\",status=\"5xx\"} 1");
            assertThat(webapp.send(webapp.request("/metrics").header("X-Forwarded-For", "198.51.100.7"))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void whatWasLeftIsThereAfterTheNextStart() {
        Path folder = TestCenter.newFolder();
        String key;
        byte[] sound = TestCenter.sound(40_000, 1);
        long id;
        try (TestWebapp webapp = new TestWebapp(folder, builder -> builder)) {
            id = webapp.leave("101", "5551000", "Somebody", sound);
            key = webapp.webapp().platformKey();
        }
        try (TestWebapp webapp = new TestWebapp(folder, builder -> builder)) {
            assertThat(webapp.webapp().platformKey()).isEqualTo(key);
            assertThat(webapp.webapp()
                            .center()
                            .mailboxes()
                            .audio("101", id)
                            .orElseThrow()
                            .ulaw())
                    .isEqualTo(sound);
            assertThat(webapp.webapp().center().accounts().verifyPin("101", "71015", new PinSource("5550100", "")))
                    .isInstanceOf(LoginResult.Accepted.class);
        }
    }

    @Test
    void awayFromLoopbackThereIsARandomAdministratorAndNoDemoData() throws Exception {
        Path folder = TestCenter.newFolder();
        FirstSecrets secrets;
        try (TestWebapp webapp = new TestWebapp(folder, builder -> builder.loopbackOnly(false))) {
            secrets = webapp.webapp().firstSecrets().orElseThrow();
            assertThat(webapp.webapp().center().accounts().page("", 10)).hasSize(1);
            assertThat(webapp.webapp().center().demoData().accountsWithDemoSecrets())
                    .isEmpty();
            assertThat(webapp.webapp().center().accounts().verifyPassword("admin", secrets.password()))
                    .isInstanceOf(LoginResult.Accepted.class);
        }
        try (TestWebapp webapp = new TestWebapp(folder, builder -> builder.loopbackOnly(false))) {
            assertThat(webapp.webapp().firstSecrets()).isEmpty();
        }
    }

    @Test
    void accountsWithoutTheirKeyFileAreNotOpened() throws IOException {
        Path folder = TestCenter.newFolder();
        try (TestWebapp webapp = new TestWebapp(folder, builder -> builder)) {
            assertThat(webapp.webapp().firstSecrets()).isEmpty();
        }
        Files.delete(folder.resolve("server.key"));
        assertThatThrownBy(() -> new TestWebapp(folder, builder -> builder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("server.key is missing");
    }

    @Test
    void anAddressInUseIsNamedAndNothingIsLeftOpen() {
        Path folder = TestCenter.newFolder();
        try (TestWebapp first = new TestWebapp()) {
            InetSocketAddress taken =
                    new InetSocketAddress("127.0.0.1", first.webapp().publicPort());
            assertThatThrownBy(() -> new TestWebapp(folder, builder -> builder.publicAddress(taken)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(String.valueOf(taken.getPort()));
        }
        new TestWebapp(folder, builder -> builder).close();
    }
}
