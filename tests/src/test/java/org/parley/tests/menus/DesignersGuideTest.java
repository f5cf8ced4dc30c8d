package org.parley.tests.menus;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.parley.browser.VoicePlatform;
import org.parley.browser.VoicePlatformConfig;
import org.parley.browser.platform.SystemClock;
import org.parley.browser.text.TextCaller;
import org.parley.tests.Proves;
import org.parley.webapp.Webapp;
import org.parley.webapp.WebappConfig;
import org.parley.webapp.phone.Documents;
import org.parley.webapp.phone.LanguageSettings;
import org.parley.webapp.phone.PhoneConfig;
import org.parley.webapp.phone.PhoneModule;

/** What docs/designers.md shows is done to a copy of the project, checked, and dialled. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Proves("designers")
class DesignersGuideTest {
    private static final Path HOME = Path.of(System.getProperty("parley.home", ".."));

    private List<GuideBlock> guide;
    private Documents documents;
    private Webapp webapp;
    private VoicePlatform platform;
    private final SystemClock clock = new SystemClock();

    @BeforeAll
    void followTheGuide(@TempDir Path folder) throws IOException {
        Path home = copy(folder.resolve("home"));
        guide = GuideBlock.of(HOME.resolve("docs/designers.md"));
        Config settings = ConfigFactory.parseFile(
                HOME.resolve("platform-config/parley.conf").toFile());
        for (GuideBlock block : guide) {
            Path file = home.resolve(block.about().split(" ")[0]);
            switch (block.kind()) {
                case "vtl" -> Files.writeString(file, block.text(), StandardOpenOption.CREATE_NEW);
                case "diff" -> Files.writeString(file, block.patch(Files.readString(file)));
                case "csv" -> phrases(file, block);
                case "hocon" ->
                    settings = ConfigFactory.parseString(block.text()).withFallback(settings);
                default -> assertThat(block.kind()).isIn("call", "sh");
            }
        }
        PhoneConfig phone = phone(home, settings.resolve());
        documents = new Documents(phone);
        webapp = Webapp.start(WebappConfig.in(folder.resolve("data"))
                .publicAddress(new InetSocketAddress("127.0.0.1", 0))
                .platformModule(new PhoneModule(phone))
                .build());
        URI origin = URI.create("http://127.0.0.1:" + webapp.platformPort());
        platform = VoicePlatform.create(
                VoicePlatformConfig.of(origin.resolve("/ccxml/call"), webapp.platformKey()), clock);
    }

    private static PhoneConfig phone(Path home, Config settings) {
        return PhoneConfig.in(
                        home,
                        settings.getObject("menus").unwrapped(),
                        settings.getObject("dialplan").unwrapped())
                .withLanguages(
                        LanguageSettings.of(settings.getObject("languages").unwrapped()));
    }

    private static Path copy(Path home) throws IOException {
        Files.createDirectories(home.resolve("prompts"));
        Files.createSymbolicLink(home.resolve("grammars"), HOME.toRealPath().resolve("grammars"));
        Files.copy(HOME.resolve("prompts/phrases.csv"), home.resolve("prompts/phrases.csv"));
        for (String language : List.of("en-US", "es-US")) {
            Files.createSymbolicLink(
                    home.resolve("prompts").resolve(language), HOME.toRealPath().resolve("prompts/" + language));
        }
        Path templates = Files.createDirectories(home.resolve("vxml-templates"));
        try (Stream<Path> files = Files.list(HOME.resolve("vxml-templates"))) {
            for (Path file : files.toList()) {
                Files.copy(file, templates.resolve(file.getFileName()));
            }
        }
        return home;
    }

    /** Rows are added; a block {@code NEW from OLD} adds a column: a copy of another one but for its rows. */
    private static void phrases(Path file, GuideBlock block) throws IOException {
        List<String> rows = block.lines().subList(1, block.lines().size());
        List<String> words = List.of(block.about().split(" "));
        if (words.size() == 1) {
            Files.write(file, rows, StandardOpenOption.APPEND);
            return;
        }
        Map<String, String> own = new TreeMap<>();
        rows.forEach(row -> own.put(row.substring(0, row.indexOf(',')), row.substring(row.indexOf(',') + 1)));
        List<String> lines = Files.readAllLines(file);
        List<String> changed = new ArrayList<>(List.of(lines.get(0) + "," + words.get(1)));
        for (String line : lines.subList(1, lines.size())) {
            String id = line.substring(0, line.indexOf(','));
            String rest = line.substring(id.length() + 1);
            String english = rest.startsWith("\"")
                    ? rest.substring(0, rest.indexOf("\",") + 1)
                    : rest.substring(0, rest.indexOf(','));
            changed.add(line + "," + own.getOrDefault(id, english));
        }
        Files.write(file, changed);
    }

    @AfterAll
    void close() {
        platform.close();
        webapp.close();
        clock.close();
    }

    @Test
    @Proves("designers")
    void whatTheGuideShowsHasNoMistakes() throws IOException {
        assertThat(documents.linter().check()).isEmpty();
    }

    @Test
    @Proves("designers")
    void theGuideNamesEveryMenuOfTheMessageCenter() throws IOException {
        String page = Files.readString(HOME.resolve("docs/designers.md"));
        for (String menu : List.of(
                "extension",
                "pin",
                "main",
                "messages",
                "recipients",
                "compose",
                "settings",
                "presence",
                "name",
                "greetings",
                "greeting",
                "new-pin",
                "deposit",
                "record",
                "attendant")) {
            assertThat(HOME.resolve("vxml-templates/" + menu + ".vxml.vm")).exists();
            assertThat(page).containsPattern("`" + menu + "(\\.vxml\\.vm)?`");
        }
    }

    @TestFactory
    Stream<DynamicTest> itsCalls() {
        List<GuideBlock> calls =
                guide.stream().filter(block -> block.kind().equals("call")).toList();
        assertThat(calls).hasSizeGreaterThan(3);
        return calls.stream()
                .map(call ->
                        DynamicTest.dynamicTest(call.lines().get(call.lines().size() - 1), () -> dial(call.lines())));
    }

    private void dial(List<String> lines) {
        TextCaller caller = new TextCaller(platform).from("5550100");
        try {
            for (String line : lines) {
                String rest = line.substring(line.indexOf(' ') + 1);
                switch (line.split(" ")[0]) {
                    case "dials" -> caller.dials(rest);
                    case "hears" -> caller.hears(rest);
                    case "presses" -> caller.presses(rest);
                    case "says" -> caller.says(Duration.ofSeconds(Long.parseLong(rest)));
                    default -> throw new AssertionError("Nobody can do this on a telephone: " + line);
                }
            }
        } finally {
            caller.close();
        }
    }
}
