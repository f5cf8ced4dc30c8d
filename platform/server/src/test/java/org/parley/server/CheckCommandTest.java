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
        return new CommandLine(new CheckCommand(HOME))
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
