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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.transform.Templates;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.parley.browser.grammar.SrgsCompiler;
import org.parley.browser.script.RhinoScripts;
import org.parley.browser.text.TextDialog;

/**
 * The documents of the W3C's implementation reports for VoiceXML 2.0 and 2.1. They are not a part of the project: {@code
 * -Dconformance.dir=…} says where they are. The caller does what their prompts ask for ("Press '5'.", "Say 'chicago'."),
 * whoever is called does what their conditions name.
 */
class W3cConformanceTest {
    private static final Path FOLDER = Path.of(System.getProperty(
                    "conformance.dir", System.getProperty("parley.home", ".") + "/../shared/conformance"))
            .resolve("voicexml");

    /** Cases that we hold to be wrong, each with the sentence that says so. */
    private static final Map<String, String> WRONG = Map.of(
            "vxml20/394.txml",
            "compares an undefined variable to the string 'undefined' by ===, which are not the same (ECMA-262 §11.9.6)");

    private final Site site = new Site();

    static Stream<Arguments> cases() throws IOException {
        Path cases = FOLDER.resolve("cases.tsv");
        if (!Files.exists(cases)) {
            return Stream.of(Arguments.of("none", "none"));
        }
        return Files.readAllLines(cases).stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> line.split("\t"))
                .map(fields -> Arguments.of(fields[0] + "/" + fields[1], fields[2]));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void documentSaysPass(String entry, String input) throws Exception {
        assumeTrue(Files.isDirectory(FOLDER), "skipped: no W3C test documents in " + FOLDER);
        assumeTrue(!WRONG.containsKey(entry), () -> "wrong: " + WRONG.get(entry));
        serve();
        serveCompanions();
        RhinoScripts scripts = new RhinoScripts();
        VoiceXmlBrowser browser =
                new VoiceXmlBrowser(VoiceXmlConfig.defaults(), site, new SrgsCompiler(scripts), scripts);
        String document = withoutDoctype(FOLDER.resolve(entry));
        List<String> lines;
        try (TextDialog dialog = TextDialog.open(browser, site, URI.create(Site.ROOT + "/" + entry), line -> {})) {
            new W3cCaller(dialog, document).talk();
            lines = dialog.lines();
        }
        String heard = String.join("\n", lines);
        assertThat(heard).as(entry).doesNotContainPattern("hears: .*\\bfail").doesNotContainPattern("(?m)^error: ");
        if (input.equals("transcript") && !document.contains("pass")) {
            // Nobody says pass: what is heard has to be looked at.
            assertThat(heard).as(entry).containsPattern("(?m)^exit: ").containsSubsequence(choices(document));
        } else {
            assertThat(heard).as(entry).containsPattern("(hears|log): .*\\bpass\\b");
        }
    }

    /** What an enumerate has to list. */
    private static List<String> choices(String document) {
        List<String> choices = new ArrayList<>(List.of(""));
        if (document.contains("<enumerate/>")) {
            Matcher choice = Pattern.compile("<choice[^>]*>\\s*(.*?)\\s*</choice>", Pattern.DOTALL)
                    .matcher(document);
            while (choice.find()) {
                choices.add(choice.group(1));
            }
        }
        return choices;
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
                            "<grammar (?![^>]*tag-format)([^>]*type=\"application/srgs\\+xml\")",
                            "<grammar tag-format=\"semantics/1.0\" $1")
                    // Whoever has hung up hears no prompt, so that it is logged, too.
                    .replace("<prompt>pass</prompt>", "<log>pass</log><prompt>pass</prompt>")
                    .replaceAll("<tag>\\s*('[^']*')\\s*</tag>", "<tag>out=$1;</tag>")
                    .replaceAll("<tag>\\s*\\$\\s*=", "<tag>out=")
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
