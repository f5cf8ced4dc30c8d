package org.parley.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private static final Path HOME = Path.of(System.getProperty("parley.home"));

    @TempDir
    Path folder;

    @Test
    void defaultsAreLoopback() {
        Settings settings = Settings.load(HOME, null, Map.of());
        assertThat(settings.address("sip")).isEqualTo(new HostPort("127.0.0.1", 5060));
        assertThat(settings.address("http")).isEqualTo(new HostPort("127.0.0.1", 8080));
        assertThat(settings.onlyLoopback()).isTrue();
    }

    @Test
    void commandLineWinsOverFileAndFileOverDefaults() throws IOException {
        Path file = Files.writeString(folder.resolve("my.conf"), "sip.port = 5070\nhttp.port = 9000\n");
        Settings settings = Settings.load(HOME, file, Map.of("http.port", 9001));
        assertThat(settings.address("sip").port()).isEqualTo(5070);
        assertThat(settings.address("http").port()).isEqualTo(9001);
    }

    @Test
    @Proves("admin-settings")
    void administratorsSeeTheSettingsWithTheirPlaceAndNoSecret() throws IOException {
        Path file = Files.writeString(
                folder.resolve("my.conf"),
                "dialplan.deposit-prefix = 8\nsip.trunks = [{ name = one, host = h, secret = hidden }]\n");
        var shown = new ShownSettings(Settings.load(HOME, file, Map.of())).all();
        assertThat(shown)
                .anyMatch(one -> one.key().equals("dialplan.deposit-prefix")
                        && one.value().equals("8")
                        && one.where().endsWith("my.conf, line 1"))
                .anyMatch(one -> one.key().equals("languages.primary")
                        && one.where().matches("platform-config/parley.conf, line \\d+"))
                .anyMatch(one -> one.key().equals("sip.trunks[0].host"))
                .anyMatch(one -> one.key().equals("conference.unscheduled")
                        && one.value().equals("480, 481, 482, 483"));
        assertThat(shown.toString()).doesNotContain("hidden");
    }

    @Test
    void oneOpenAddressIsEnoughToBePublic() {
        assertThat(Settings.load(HOME, null, Map.of("sip.host", "0.0.0.0")).onlyLoopback())
                .isFalse();
    }

    @Test
    void aMissingFileIsNamed() {
        Path missing = folder.resolve("nothing.conf");
        assertThatThrownBy(() -> Settings.load(HOME, missing, Map.of())).hasMessageContaining("nothing.conf");
    }

    @Test
    void anAddressIsHostAndPort() {
        assertThat(HostPort.parse("[::1]:80")).isEqualTo(new HostPort("[::1]", 80));
        assertThatThrownBy(() -> HostPort.parse("8080")).hasMessageContaining("HOST:PORT");
        assertThatThrownBy(() -> HostPort.parse("localhost:99999")).hasMessageContaining("HOST:PORT");
    }
}
