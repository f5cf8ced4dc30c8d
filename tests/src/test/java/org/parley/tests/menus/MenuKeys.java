package org.parley.tests.menus;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.parley.webapp.phone.Documents;
import org.parley.webapp.phone.LanguageSettings;
import org.parley.webapp.phone.PhoneConfig;
import org.parley.webapp.template.Sample;
import org.parley.webapp.template.TemplateException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Every menu that callers can be in and what can be pressed there, read from the rendered templates. A menu is named {@code
 * template/dialog/item}. Keys stand for themselves; {@code @rule} is a rule of a grammar, with how many ways to fill it.
 */
final class MenuKeys {
    private static final Path HOME = Path.of(System.getProperty("parley.home", ".."));
    private static final List<String> ITEMS = List.of("menu", "field", "record", "transfer");

    private final Map<String, Map<String, Integer>> menus = new TreeMap<>();

    private MenuKeys() {}

    /** @return for each menu what is pressed there: keys, and rules with their number of alternatives */
    static Map<String, Map<String, Integer>> ofShippedTemplates() throws IOException, TemplateException {
        MenuKeys keys = new MenuKeys();
        Config settings = ConfigFactory.parseFile(
                        HOME.resolve("platform-config/parley.conf").toFile())
                .resolve();
        Documents documents = new Documents(PhoneConfig.in(
                        HOME,
                        settings.getObject("menus").unwrapped(),
                        settings.getObject("dialplan").unwrapped())
                .withLanguages(
                        LanguageSettings.of(settings.getObject("languages").unwrapped())));
        for (Sample sample : documents.samples("101", "en-US")) {
            if (sample.template().endsWith(".vxml.vm")) {
                Document page = parse(documents.render(sample.template(), sample.model()));
                keys.document(sample.template().replace(".vxml.vm", ""), page);
            }
        }
        return keys.menus;
    }

    private void document(String template, Document page) throws IOException {
        for (String tag : ITEMS) {
            for (Element item : elements(page.getElementsByTagName(tag)).toList()) {
                boolean menu = tag.equals("menu");
                String dialog = (menu ? item : (Element) item.getParentNode()).getAttribute("id");
                String name = template + "/" + dialog + "/" + (menu ? "choice" : item.getAttribute("name"));
                keys(item)
                        .forEach((key, ways) -> menus.computeIfAbsent(name, one -> new TreeMap<>())
                                .put(key, ways));
            }
        }
    }

    private static Map<String, Integer> keys(Element item) throws IOException {
        Map<String, Integer> keys = new TreeMap<>();
        for (String tag : List.of("option", "choice")) {
            elements(item.getElementsByTagName(tag))
                    .forEach(one -> keys.put(one.getAttribute("dtmf").replace(" ", ""), 1));
        }
        for (Element grammar : elements(item.getElementsByTagName("grammar")).toList()) {
            String source = grammar.getAttribute("src");
            if (source.isEmpty()) {
                keys.put("@" + grammar.getAttribute("root"), 1);
            } else {
                String file = source.substring(source.lastIndexOf('/') + 1).replaceAll("#.*", "");
                Document rules = parse(Files.readString(HOME.resolve("grammars").resolve(file)));
                String rule = source.contains("#")
                        ? source.substring(source.indexOf('#') + 1)
                        : rules.getDocumentElement().getAttribute("root");
                keys.put("@" + rule, alternatives(rules, rule));
            }
        }
        return keys;
    }

    /** How many different things can be entered; the digits of a number are one. */
    private static int alternatives(Document rules, String name) {
        Element rule = elements(rules.getElementsByTagName("rule"))
                .filter(one -> one.getAttribute("id").equals(name))
                .findFirst()
                .orElseThrow();
        List<Element> items = elements(rule.getElementsByTagName("one-of"))
                .flatMap(list -> elements(list.getChildNodes()))
                .toList();
        if (!rule.getAttribute("scope").equals("public") || items.isEmpty()) {
            return 1;
        }
        return items.stream()
                .mapToInt(item -> keysOf(item).isBlank()
                        ? elements(item.getElementsByTagName("ruleref"))
                                .mapToInt(one -> alternatives(
                                        rules, one.getAttribute("uri").substring(1)))
                                .max()
                                .orElse(1)
                        : 1)
                .sum();
    }

    private static String keysOf(Element item) {
        StringBuilder text = new StringBuilder();
        for (Node node = item.getFirstChild(); node != null; node = node.getNextSibling()) {
            text.append(node.getNodeType() == Node.TEXT_NODE ? node.getNodeValue() : "");
        }
        return text.toString();
    }

    /** Single keys that begin nothing in a menu. */
    static List<String> others(Iterable<String> sequences) {
        TreeSet<String> first = new TreeSet<>();
        sequences.forEach(keys -> first.add(keys.substring(0, 1)));
        return Stream.of("1 2 3 4 5 6 7 8 9 0 * #".split(" "))
                .filter(key -> !first.contains(key))
                .toList();
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }

    private static Document parse(String xml) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }
}
