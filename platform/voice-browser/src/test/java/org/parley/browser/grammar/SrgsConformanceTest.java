package org.parley.browser.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * The W3C's SRGS 1.0 test grammars, XML and ABNF, voice and DTMF, each with its inputs and logical parses. They are not
 * part of the project: {@code -Dconformance.dir=…} says where they are.
 */
class SrgsConformanceTest {
    private static final Path FOLDER = Path.of(System.getProperty(
                    "conformance.dir", System.getProperty("parley.home", ".") + "/../shared/conformance"))
            .resolve("srgs/test");
    private static final Pattern META =
            Pattern.compile("meta\\s+(['\"])(.*?)\\1\\s+is\\s+(['\"])(.*?)\\3\\s*;", Pattern.DOTALL);

    /** Cases that are not judged, each with the reason. */
    private static final Map<String, String> NOT_JUDGED = Map.of(
            "conformance-5.grxml in.1",
            "its info.1 leaves it to the processor whether it understands an element of a vendor; ours passes over it",
            "repeat-abnf-symbols.gram in.3",
            "its out.3 shows two tokens for an input of one; by §2.5 multiple<1-> matches it once, and a logical parse"
                    + " (appendix H) holds the tokens that were matched, in their number and order");

    @TestFactory
    Stream<DynamicTest> grammars() throws IOException {
        Assumptions.assumeTrue(
                Files.isDirectory(FOLDER), "skipped: no W3C test grammars in " + FOLDER + " (-Dconformance.dir=…)");
        List<Path> files;
        try (Stream<Path> all = Files.list(FOLDER)) {
            files = all.filter(file -> file.toString().matches(".*\\.(grxml|gram)"))
                    .sorted()
                    .toList();
        }
        return files.stream().flatMap(SrgsConformanceTest::cases);
    }

    private static Stream<DynamicTest> cases(Path file) {
        Map<String, String> meta = file.toString().endsWith(".gram") ? abnfMeta(file) : xmlMeta(file);
        return meta.keySet().stream()
                .filter(name -> name.startsWith("in.") && meta.containsKey(name.replace("in.", "out.")))
                .filter(name -> !NOT_JUDGED.containsKey(file.getFileName() + " " + name))
                .map(name -> DynamicTest.dynamicTest(
                        file.getFileName() + " " + name,
                        () -> check(file, meta.get(name), meta.get(name.replace("in.", "out.")))));
    }

    private static void check(Path file, String input, String expected) throws IOException {
        String parse;
        try {
            GrammarDocument document = new GrammarDocument(Files.readAllBytes(file), file.toUri());
            parse = GrammarTrial.of(Grammars.COMPILER, document, SrgsConformanceTest::read)
                    .match(input)
                    .map(CompiledGrammar.Parse::text)
                    .orElse("REJECT");
        } catch (GrammarException refused) {
            parse = "REJECT";
        }
        assertThat(parse).as("'%s'", input).isEqualTo(expected);
    }

    /** The suite keeps all of its files in one folder, whatever the references say. */
    private static byte[] read(URI uri) throws GrammarException {
        try {
            Path file = Path.of(uri);
            return Files.readAllBytes(Files.exists(file) ? file : FOLDER.resolve(file.getFileName()));
        } catch (IOException | IllegalArgumentException | java.nio.file.FileSystemNotFoundException missing) {
            throw new GrammarException("error.badfetch", uri + " is not there", missing);
        }
    }

    private static Map<String, String> abnfMeta(Path file) {
        Map<String, String> meta = new TreeMap<>();
        try {
            byte[] bytes = Files.readAllBytes(file);
            int mark = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
            String latin = new String(bytes, StandardCharsets.ISO_8859_1);
            Charset charset = mark == 0xfeff || mark == 0xfffe
                    ? StandardCharsets.UTF_16
                    : latin.startsWith("#ABNF 1.0 ISO-8859-1") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
            Matcher found = META.matcher(new String(bytes, charset));
            while (found.find()) {
                meta.put(found.group(2), found.group(4));
            }
        } catch (IOException unreadable) {
            throw new AssertionError(file + " cannot be read", unreadable);
        }
        return meta;
    }

    private static Map<String, String> xmlMeta(Path file) {
        Map<String, String> meta = new TreeMap<>();
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            NodeList elements =
                    builder.parse(new InputSource(file.toUri().toString())).getElementsByTagName("meta");
            for (int i = 0; i < elements.getLength(); i++) {
                Element element = (Element) elements.item(i);
                meta.put(element.getAttribute("name"), element.getAttribute("content"));
            }
        } catch (Exception unreadable) {
            throw new AssertionError(file + " has no meta elements to read", unreadable);
        }
        return meta;
    }
}
