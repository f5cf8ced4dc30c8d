package org.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code ./run check}. */
class CheckCommandTest {
    private static final Path HOME =
            Path.of(System.getProperty("parley.home", "../..")).toAbsolutePath().normalize();
    private final StringWriter out = new StringWriter();

    @TempDir
    private Path folder;

    private int run(String... arguments) {
        return run(HOME, arguments);
    }

    private int run(Path home, String... arguments) {
        return new CommandLine(new CheckCommand(home))
                .setOut(new PrintWriter(out))
                .execute(arguments);
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void theMessageCenterKeepsToTheRecommendations() {
        assertThat(run()).as(out.toString()).isZero();
        assertThat(out.toString().strip()).isEqualTo("no mistakes found");
    }

    @Test
    void templatesAreRenderedInEveryLanguage() throws IOException {
        for (String part : List.of("grammars", "prompts", "platform-config")) {
            Files.createSymbolicLink(folder.resolve(part), HOME.resolve(part));
        }
        Path templates = Files.createDirectory(folder.resolve("vxml-templates"));
        try (Stream<Path> shipped = Files.list(HOME.resolve("vxml-templates"))) {
            for (Path file : shipped.toList()) {
                Files.copy(file, templates.resolve(file.getFileName()));
            }
        }
        Path template = templates.resolve("unavailable.vxml.vm");
        Files.writeString(
                template,
                Files.readString(template)
                        .replace("<disconnect/>", "#if($lang == \"es-US\")<colgar/>#end<disconnect/>"));

        assertThat(run(folder)).isEqualTo(1);
        assertThat(out.toString().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("unavailable.vxml.vm (as rendered in es-US):")
                .contains("colgar");
    }

    @Test
    void mistakesComeWithFileAndLine() throws IOException {
        String document = write(
                "a.vxml", "<vxml version='2.1' xmlns='http://www.w3.org/2001/vxml'>\n<form>\n<blok/></form></vxml>");
        String grammar = write(
                "b.grxml",
                "<grammar xmlns='http://www.w3.org/2001/06/grammar' version='1.0'\n mode='dtmf' root='r'>\n<rule id='r'>\n<ruleref uri='#gone'/></rule></grammar>");
        assertThat(run(document, grammar, folder.resolve("none.vxml").toString()))
                .isEqualTo(1);
        assertThat(out.toString().lines())
                .anyMatch(line -> line.startsWith(document + ":3: ") && line.contains("blok"))
                .anyMatch(line -> line.startsWith(grammar + ":") && line.contains("gone"))
                .anyMatch(line -> line.endsWith("none.vxml:1: there is no such file"))
                .last()
                .isEqualTo("3 mistakes found");
    }

    @Test
    void rightDocumentsPass() throws IOException {
        String document = write(
                "a.vxml",
                "<vxml version='2.1' xmlns='http://www.w3.org/2001/vxml'><form><block>x</block></form></vxml>");
        assertThat(run(document)).as(out.toString()).isZero();
    }

    @Test
    void documentsMayBeOnAServer() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] page = "<vxml version='2.1' xmlns='http://www.w3.org/2001/vxml'><form/><from/></vxml>".getBytes();
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/x.vxml";
            assertThat(run(url)).isEqualTo(1);
            assertThat(out.toString()).startsWith(url + ":1: ");
        } finally {
            server.stop(0);
        }
    }
}
