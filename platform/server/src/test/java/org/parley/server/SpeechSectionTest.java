package org.parley.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.gateway.speech.SpeechConfig;
import org.parley.gateway.speech.SpeechServerConfig;

/** The section {@code speech} of the settings, as parley.conf has it and as docs/speech.md shows it. */
class SpeechSectionTest {
    private static final Path HOME = Path.of(System.getProperty("parley.home", "../.."));
    private static final Pattern EXAMPLE = Pattern.compile("```hocon\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    private static SpeechConfig config(String text) {
        Config defaults = ConfigFactory.parseFile(
                HOME.resolve("platform-config/parley.conf").toFile());
        return new SpeechSection(ConfigFactory.parseString(text)
                        .withFallback(defaults)
                        .resolve()
                        .getConfig("speech"))
                .config();
    }

    /** With a certificate where an example has one. */
    private String atHome(String example) throws Exception {
        Path pem = folder.resolve("speech.pem");
        if (!Files.exists(pem)) {
            Path keys = folder.resolve("keys.p12");
            keytool("-genkeypair", "-alias", "a", "-keyalg", "EC", "-dname", "CN=a", "-keystore", keys.toString());
            keytool("-exportcert", "-rfc", "-alias", "a", "-keystore", keys.toString(), "-file", pem.toString());
        }
        return example.replace("/etc/parley/speech.pem", pem.toString().replace("\\", "\\\\"));
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", "testing"));
        assertThat(new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void theDefaultsAreTheEnginesOfThisMachine() {
        assertThat(config("")).isEqualTo(SpeechConfig.DEFAULT);
    }

    @Test
    void theExamplesOfTheGuideAreGood() throws Exception {
        Matcher examples = EXAMPLE.matcher(Files.readString(HOME.resolve("docs/speech.md")));
        List<SpeechConfig> read = new ArrayList<>();
        while (examples.find()) {
            read.add(config(atHome(examples.group(1))));
        }
        assertThat(read).hasSize(5);
        assertThat(read.get(0).settings().order()).containsEntry("en-us", List.of("mary", "flite"));
        assertThat(read.get(1).settings().patience()).isEqualTo(Duration.ofMillis(700));
        SpeechServerConfig uni = read.get(2).servers().get(0);
        assertThat(uni.mrcp().name()).isEqualTo("uni");
        assertThat(uni.mrcp().tls()).isEmpty();
        assertThat(uni.understands()).containsExactly("en-US");
        assertThat(read.get(2).settings().order()).containsEntry("other", List.of("uni", "espeak-ng"));
        assertThat(read.get(3).lowPort()).isEqualTo(30_000);
        SpeechServerConfig safe = read.get(4).servers().get(0);
        assertThat(safe.mrcp().tls().orElseThrow().host()).isEqualTo("speech.example.org");
        assertThat(safe.mrcp().addresses()).hasSize(2);
    }

    @Test
    void theExampleOfTheSettingsIsGood() throws Exception {
        String settings = Files.readString(HOME.resolve("platform-config/parley.conf"));
        int start = settings.indexOf("# servers = [{ name = uni");
        String example =
                settings.substring(start, settings.indexOf("}]", start) + 2).replaceAll("(?m)^\\s*# ?", "");
        SpeechServerConfig server =
                config("speech { " + atHome(example) + " }").servers().get(0);
        assertThat(server.mrcp().timeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(server.keeps()).isTrue();
    }

    @Test
    void mistakesAreNamed() throws IOException {
        assertThatThrownBy(() -> config("speech.order { en = [marry] }"))
                .hasMessageContaining("speech.order.en")
                .hasMessageContaining("marry");
        assertThatThrownBy(() -> config("speech.servers = [{ name = mary, uri = \"sip:127.0.0.1\" }]"))
                .hasMessageContaining("mary");
        assertThatThrownBy(() -> config("speech.servers = [{ name = x, uri = \"http://127.0.0.1\" }]"))
                .hasMessageContaining("http://127.0.0.1");
        assertThatThrownBy(() -> config("speech.servers = [{ name = x, uri = \"sip:127.0.0.1\", "
                        + "tls { certificates = \"/nowhere.pem\" } }]"))
                .hasMessageContaining("/nowhere.pem");
        assertThatThrownBy(() -> config("speech.patience = 0 s")).hasMessageContaining("patience");
        Files.writeString(folder.resolve("empty.pem"), "");
        assertThatThrownBy(() -> config("speech.servers = [{ name = x, uri = \"sip:127.0.0.1\", tls { certificates = \""
                        + folder.resolve("empty.pem") + "\" } }]"))
                .hasMessageContaining("empty.pem");
    }
}
