package org.parley.browser.vxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.transform.Templates;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.parley.browser.text.TextCall;

/**
 * The documents of the W3C's implementation reports for VoiceXML 2.0 and 2.1 that want no input or keys. They are not a
 * part of the project: {@code -Dconformance.dir=…} says where they are.
 */
class W3cConformanceTest extends Conversation {
    private static final Path FOLDER = Path.of(System.getProperty(
                    "conformance.dir", System.getProperty("parley.home", ".") + "/../shared/conformance"))
            .resolve("voicexml");
    private static final Pattern CUE = Pattern.compile("Press '([0-9*#])'");
    private static final int PATIENCE = 300;

    /** Cases that are not passed yet, each with what is missing. */
    private static final Map<String, String> OPEN = Map.of(
            "vxml20/394.txml",
                    "compares an undefined variable to the string 'undefined', which are not the same (ECMA-262 §11.9.6)",
            "vxml20/525.txml", "wants speech, though it is listed as a case without input");

    /** They say "pass" when nobody can hear it any more. */
    private static final Set<String> UNHEARD = Set.of("vxml20/552.txml", "vxml20/553a.txml");

    static Stream<String> cases() throws IOException {
        Path cases = FOLDER.resolve("cases.tsv");
        if (!Files.exists(cases)) {
            return Stream.of("none");
        }
        return Files.readAllLines(cases).stream()
                .skip(1)
                .map(line -> line.split("\t"))
                .filter(fields -> fields[2].equals("none") || fields[2].equals("dtmf"))
                .map(fields -> fields[0] + "/" + fields[1]);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void documentSaysPass(String entry) throws Exception {
        assumeTrue(Files.isDirectory(FOLDER), "skipped: no W3C test documents in " + FOLDER);
        assumeTrue(!OPEN.containsKey(entry), () -> "open: " + OPEN.get(entry));
        serve();
        serveCompanions();
        TextCall call = callPath("/" + entry).call();
        int pressedUpTo = 0;
        for (int i = 0; i < PATIENCE && !call.isOver(); i++) {
            List<String> lines = call.lines();
            for (; pressedUpTo < lines.size(); pressedUpTo++) {
                Matcher cue = CUE.matcher(lines.get(pressedUpTo));
                if (cue.find()) {
                    call.press(cue.group(1));
                }
            }
            call.silence();
        }
        if (UNHEARD.contains(entry)) {
            assertThat(reports).containsExactly("prepared", "started", "disconnect {}", "exited {}");
            return;
        }
        String heard = String.join("\n", call.lines());
        assertThat(entry + "\n" + heard + "\n" + reports + messages)
                .containsPattern("hears: .*\\bpass\\b")
                .doesNotContainPattern("hears: .*\\bfail");
    }

    private void serve() throws Exception {
        Templates sheet = TransformerFactory.newDefaultInstance()
                .newTemplates(new StreamSource(FOLDER.resolve("irtest.xslt").toFile()));
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = "/" + FOLDER.relativize(file);
                serve(sheet, file, path);
            }
        }
    }

    private void serve(Templates sheet, Path file, String path) {
        if (path.endsWith(".txml")) {
            site.page(path, request -> transformed(sheet, file, request.uri()));
            site.page(path.replace(".txml", ".vxml"), request -> transformed(sheet, file, request.uri()));
        } else {
            site.page(path, request -> read(file));
        }
    }

    /** Files that the suite's documents refer to and that did not come with it. */
    private void serveCompanions() {
        site.page("/vxml20/337/337Grammar.grxml", key("1"));
        site.page("/vxml21/1/1_grammar.grxml", key("1"));
        site.page("/vxml21/5/first.grxml", key("2"));
        site.page("/vxml21/5/second.grxml", key("3"));
        site.page("/vxml21/5/third.grxml", key("1"));
        site.page("/vxml21/9/foo.js", "var one = 1;");
        site.page("/vxml21/9/oof.js", "var two = 2;");
    }

    private static String key(String key) {
        return "<grammar xmlns='http://www.w3.org/2001/06/grammar' version='1.0' mode='dtmf' root='r'><rule id='r' scope='public'>"
                + key + "</rule></grammar>";
    }

    private static String transformed(Templates sheet, Path file, URI uri) {
        try {
            StringWriter out = new StringWriter();
            sheet.newTransformer()
                    .transform(new StreamSource(new StringReader(withoutDoctype(file))), new StreamResult(out));
            String folder = uri.resolve(".").toString();
            return out.toString()
                    .replace("http://localhost/vxml/", folder)
                    // A folder of the original server.
                    .replace("\"w3c/", "\"")
                    .replaceAll(
                            "<grammar ([^>]*type=\"application/srgs\\+xml\")",
                            "<grammar tag-format=\"semantics/1.0\" $1")
                    .replaceAll("<tag>\\s*('[^']*')\\s*</tag>", "<tag>out=$1;</tag>")
                    .replaceAll("(?<=<tag>|; )\\s*var (\\w+)=", "out.$1=");
        } catch (TransformerException bad) {
            throw new IllegalStateException(file.toString(), bad);
        }
    }

    private static String withoutDoctype(Path file) {
        return new String(read(file), StandardCharsets.ISO_8859_1).replaceFirst("<!DOCTYPE[^>]*>", "");
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
