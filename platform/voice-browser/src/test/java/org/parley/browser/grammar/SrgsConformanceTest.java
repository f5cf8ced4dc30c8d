package org.parley.browser.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.parley.browser.grammar.internal.automaton.Automaton;
import org.parley.browser.grammar.internal.automaton.LogicalParse;
import org.parley.browser.grammar.internal.automaton.NetworkBuilder;
import org.parley.browser.grammar.internal.automaton.Parser;
import org.parley.browser.grammar.internal.srgs.Grammar;
import org.parley.browser.grammar.internal.srgs.SrgsXmlReader;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * The W3C's SRGS 1.0 test grammars (XML form), voice and DTMF, each with its inputs and logical parses. They are not part
 * of the project: {@code -Dconformance.dir=…} says where they are.
 */
class SrgsConformanceTest {
    private static final Path FOLDER = Path.of(System.getProperty(
                    "conformance.dir", System.getProperty("parley.home", ".") + "/../shared/conformance"))
            .resolve("srgs/test");
    private static final Pattern EXTERNAL = Pattern.compile("\\$<([^#>]*/)?([^#>]+)(#[^>]+)?>");

    /** Cases that are not judged, each with the reason. */
    private static final Map<String, String> NOT_JUDGED = Map.of(
            "conformance-5.grxml in.1",
            "its info.1 leaves it to the processor whether it understands an element of a vendor; ours passes over it");

    @TestFactory
    Stream<DynamicTest> grammars() throws IOException {
        Assumptions.assumeTrue(
                Files.isDirectory(FOLDER), "skipped: no W3C test grammars in " + FOLDER + " (-Dconformance.dir=…)");
        List<Path> files;
        try (Stream<Path> all = Files.list(FOLDER)) {
            files = all.filter(file -> file.toString().endsWith(".grxml"))
                    .sorted()
                    .toList();
        }
        return files.stream().flatMap(SrgsConformanceTest::cases);
    }

    private static Stream<DynamicTest> cases(Path file) {
        Map<String, String> meta = meta(file);
        return meta.keySet().stream()
                .filter(name -> name.startsWith("in.") && meta.containsKey(name.replace("in.", "out.")))
                .filter(name -> !NOT_JUDGED.containsKey(file.getFileName() + " " + name))
                .map(name -> DynamicTest.dynamicTest(
                        file.getFileName() + " " + name,
                        () -> check(file, meta.get(name), meta.get(name.replace("in.", "out.")))));
    }

    private static void check(Path file, String input, String expected) throws IOException {
        String rule = expected.startsWith("$parallel[") ? "parallel" : "";
        String parse;
        try {
            Grammar grammar = read(file.toUri());
            Automaton automaton = NetworkBuilder.build(
                    grammar, rule, SrgsConformanceTest::read, (token, in) -> List.of(token.split(" ")));
            Optional<LogicalParse> found = Parser.parse(automaton, List.of(input.split("\\s+")));
            parse = found.map(tree -> text(tree, grammar.source())).orElse("REJECT");
        } catch (GrammarException refused) {
            parse = "REJECT";
        }
        assertThat(parse).as("'%s'", input).isEqualTo(normalized(expected));
    }

    /** SRGS 1.0 appendix H. References to other grammars are written with file and rule name. */
    private static String text(LogicalParse parse, URI from) {
        URI source = parse.rule().grammar().source();
        String name = parse.rule().name();
        return (source.equals(from) ? "$" + name : "$<" + fileName(source) + "#" + name + ">")
                + "["
                + parse.parts().stream()
                        .map(part -> part instanceof LogicalParse.TokenPart token
                                ? "\"" + token.text() + "\""
                                : part instanceof LogicalParse.TagPart tag
                                        ? "{!{" + tag.content() + "}!}"
                                        : text(((LogicalParse.RulePart) part).parse(), source))
                        .collect(Collectors.joining(","))
                + "]";
    }

    private static String fileName(URI uri) {
        return uri.getPath().replaceFirst(".*/", "");
    }

    private static String normalized(String expected) {
        Function<Matcher, String> reference = match -> {
            String rule = match.group(3);
            try {
                String fragment = rule != null
                        ? rule
                        : "#" + read(FOLDER.resolve(match.group(2)).toUri()).root();
                return "$<" + match.group(2) + fragment + ">";
            } catch (GrammarException unreadable) {
                throw new AssertionError(unreadable);
            }
        };
        String text = EXTERNAL.matcher(expected)
                .replaceAll(match -> Matcher.quoteReplacement(reference.apply((Matcher) match)));
        return Pattern.compile("\"[^\"]*\"(?!\\}!|;)")
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(match.group().replace(" ", "\",\"")));
    }

    /** The suite keeps all of its files in one folder, whatever the references say. */
    private static Grammar read(URI uri) throws GrammarException {
        try {
            Path file = Path.of(uri);
            byte[] document = Files.readAllBytes(Files.exists(file) ? file : FOLDER.resolve(file.getFileName()));
            return SrgsXmlReader.read(document, uri);
        } catch (IOException | IllegalArgumentException | java.nio.file.FileSystemNotFoundException missing) {
            throw new GrammarException("error.badfetch", uri + " is not there", missing);
        }
    }

    private static Map<String, String> meta(Path file) {
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
