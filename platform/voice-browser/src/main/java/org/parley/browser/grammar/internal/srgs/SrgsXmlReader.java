package org.parley.browser.grammar.internal.srgs;

import java.io.StringReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.parley.browser.grammar.GrammarException;

/**
 * Reads the XML form of SRGS 1.0. A document type declaration is tolerated and not followed; entities, other than XML's
 * own five, are refused. Elements and attributes of foreign namespaces are passed over.
 */
public final class SrgsXmlReader {
    static final String NAMESPACE = "http://www.w3.org/2001/06/grammar";
    private static final int MAX_BYTES = 4 << 20;
    private static final int MAX_DEPTH = 100;
    private static final Pattern NAME = Pattern.compile("[^\\s.:#\\-<>\"]+");
    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader xml;
    private final URI source;
    private URI base;
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final List<String> headerTags = new ArrayList<>();

    private SrgsXmlReader(XMLStreamReader xml, URI source) {
        this.xml = xml;
        this.source = source;
        this.base = source;
    }

    /** @throws GrammarException error.grammar, naming the line */
    public static Grammar read(byte[] document, URI source) throws GrammarException {
        if (document.length > MAX_BYTES) {
            throw new GrammarException(
                    "error.grammar", source + ": a grammar may have " + MAX_BYTES + " bytes at most", null);
        }
        SrgsXmlReader reader = null;
        try {
            reader = new SrgsXmlReader(
                    FACTORY.createXMLStreamReader(new StringReader(XmlText.decode(document))), source);
            return reader.grammar();
        } catch (XMLStreamException malformed) {
            throw new GrammarException("error.grammar", source + ": " + malformed.getMessage(), malformed);
        } catch (Malformed malformed) {
            int line = reader == null ? 0 : reader.xml.getLocation().getLineNumber();
            throw new GrammarException(
                    "error.grammar", source + ", line " + line + ": " + malformed.getMessage(), malformed);
        } catch (RuntimeException bug) {
            // The JDK's parser throws NullPointerException and the like on some broken input.
            throw new GrammarException("error.grammar", source + " cannot be parsed: " + bug, bug);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private Grammar grammar() throws XMLStreamException, Malformed {
        while (xml.next() != XMLStreamConstants.START_ELEMENT) {
            // prolog: comments, processing instructions, DOCTYPE
        }
        if (!isOurs() || !xml.getLocalName().equals("grammar")) {
            throw new Malformed("the document element is not <grammar xmlns=\"" + NAMESPACE + "\">");
        }
        if (!"1.0".equals(xml.getAttributeValue(null, "version"))) {
            throw new Malformed("<grammar> needs version=\"1.0\"");
        }
        Grammar.Mode mode = mode(attribute("mode", "voice"));
        if (mode == Grammar.Mode.VOICE
                && xml.getAttributeValue("http://www.w3.org/XML/1998/namespace", "lang") == null) {
            throw new Malformed("a grammar of mode voice needs xml:lang");
        }
        String root = attribute("root", "");
        String tagFormat = attribute("tag-format", "").strip();
        String xmlBase = xml.getAttributeValue("http://www.w3.org/XML/1998/namespace", "base");
        if (xmlBase != null) {
            base = resolve(xmlBase);
        }
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            topLevel();
        }
        if (!root.isEmpty() && !rules.containsKey(root)) {
            throw new Malformed("there is no rule '" + root + "', which root names");
        }
        return new Grammar(source, mode, root, tagFormat, List.copyOf(headerTags), Collections.unmodifiableMap(rules));
    }

    private static Grammar.Mode mode(String value) throws Malformed {
        return switch (value) {
            case "voice" -> Grammar.Mode.VOICE;
            case "dtmf" -> Grammar.Mode.DTMF;
            default -> throw new Malformed("mode=\"" + value + "\" is neither voice nor dtmf");
        };
    }

    private void topLevel() throws XMLStreamException, Malformed {
        if (isText() && !xml.getText().isBlank()) {
            throw new Malformed("text outside of a rule");
        }
        refuseEntity();
        if (!xml.isStartElement()) {
            return;
        }
        String element = isOurs() ? xml.getLocalName() : "";
        switch (element) {
            case "rule" -> rule();
            case "tag" -> {
                if (!rules.isEmpty()) {
                    throw new Malformed("a <tag> of the grammar must precede its rules");
                }
                headerTags.add(text());
            }
            case "", "meta", "metadata", "lexicon" -> skip(0);
            default -> throw new Malformed("<" + element + "> cannot stand in <grammar>");
        }
    }

    private void rule() throws XMLStreamException, Malformed {
        String name = attribute("id", "");
        if (!NAME.matcher(name).matches()) {
            throw new Malformed("'" + name + "' is no rule name");
        }
        if (isSpecial(name)) {
            throw new Malformed(name + " is a special rule and cannot be defined");
        }
        String scope = attribute("scope", "private");
        if (!scope.equals("private") && !scope.equals("public")) {
            throw new Malformed("scope=\"" + scope + "\" is neither private nor public");
        }
        Content content = content(1);
        if (content.parts().isEmpty()) {
            throw new Malformed("rule '" + name + "' is empty");
        }
        if (rules.put(name, new Rule(name, scope.equals("public"), content.expansion())) != null) {
            throw new Malformed("rule '" + name + "' is defined twice");
        }
    }

    private record Content(List<Expansion> parts) {
        Expansion expansion() {
            return parts.size() == 1 ? parts.get(0) : new Expansion.Sequence(parts);
        }
    }

    /** What stands in a rule or item, up to its end tag. */
    private Content content(int depth) throws XMLStreamException, Malformed {
        if (depth > MAX_DEPTH) {
            throw new Malformed("elements are nested more than " + MAX_DEPTH + " deep");
        }
        List<Expansion> parts = new ArrayList<>();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (isText()) {
                for (String token : Tokens.in(xml.getText())) {
                    parts.add(new Expansion.Token(token));
                }
            }
            refuseEntity();
            if (!xml.isStartElement()) {
                continue;
            }
            String element = isOurs() ? xml.getLocalName() : "";
            switch (element) {
                case "token" -> parts.add(new Expansion.Token(Tokens.normalized(text())));
                case "ruleref" -> parts.add(ruleref(depth));
                case "item" -> parts.add(item(depth));
                case "one-of" -> parts.add(oneOf(depth));
                case "tag" -> parts.add(new Expansion.Tag(text()));
                case "", "example" -> skip(depth);
                default -> throw new Malformed("<" + element + "> cannot stand here");
            }
        }
        return new Content(parts);
    }

    private Expansion item(int depth) throws XMLStreamException, Malformed {
        String repeat = attribute("repeat", "");
        double probability = number("repeat-prob", Double.NaN);
        Expansion expansion = content(depth + 1).expansion();
        return repeat.isEmpty() ? expansion : Repetition.of(repeat, expansion, probability);
    }

    private Expansion oneOf(int depth) throws XMLStreamException, Malformed {
        List<Expansion.Alternative> alternatives = new ArrayList<>();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (isText() && !xml.getText().isBlank()) {
                throw new Malformed("<one-of> holds <item> elements only");
            }
            refuseEntity();
            if (xml.isStartElement() && !isOurs()) {
                skip(depth);
            } else if (xml.isStartElement()) {
                if (!xml.getLocalName().equals("item")) {
                    throw new Malformed("<one-of> holds <item> elements only, not <" + xml.getLocalName() + ">");
                }
                double weight = number("weight", 1);
                alternatives.add(new Expansion.Alternative(item(depth + 1), weight));
            }
        }
        if (alternatives.isEmpty()) {
            throw new Malformed("<one-of> is empty");
        }
        return new Expansion.OneOf(alternatives);
    }

    private Expansion ruleref(int depth) throws XMLStreamException, Malformed {
        String uri = attribute("uri", "");
        String special = attribute("special", "");
        skip(depth);
        if (uri.isEmpty() == special.isEmpty()) {
            throw new Malformed("<ruleref> needs either uri or special");
        }
        if (!special.isEmpty()) {
            if (!isSpecial(special)) {
                throw new Malformed("special=\"" + special + "\" is none of NULL, VOID, GARBAGE");
            }
            return Expansion.Special.valueOf(special);
        }
        int fragment = uri.indexOf('#');
        String rule = fragment < 0 ? "" : uri.substring(fragment + 1);
        if (fragment >= 0 && !NAME.matcher(rule).matches()) {
            throw new Malformed("'" + uri + "' names no rule after its #");
        }
        if (isSpecial(rule)) {
            throw new Malformed("write special=\"" + rule + "\" to refer to a special rule");
        }
        return fragment == 0
                ? new Expansion.LocalReference(rule)
                : new Expansion.ExternalReference(resolve(fragment < 0 ? uri : uri.substring(0, fragment)), rule, uri);
    }

    private static boolean isSpecial(String name) {
        return name.equals("NULL") || name.equals("VOID") || name.equals("GARBAGE");
    }

    private URI resolve(String reference) throws Malformed {
        try {
            return base.resolve(reference.strip());
        } catch (IllegalArgumentException malformed) {
            throw new Malformed("'" + reference + "' is no address");
        }
    }

    private double number(String name, double fallback) throws Malformed {
        String text = attribute(name, "").strip();
        if (text.isEmpty()) {
            return fallback;
        }
        if (!text.toLowerCase(Locale.ROOT).matches("\\d*\\.?\\d+|\\d+\\.")) {
            throw new Malformed(name + "=\"" + text + "\" is no number");
        }
        return Double.parseDouble(text);
    }

    private String attribute(String name, String fallback) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? fallback : value;
    }

    private boolean isOurs() {
        return NAMESPACE.equals(xml.getNamespaceURI());
    }

    private boolean isText() {
        return xml.getEventType() == XMLStreamConstants.CHARACTERS || xml.getEventType() == XMLStreamConstants.CDATA;
    }

    private void refuseEntity() throws Malformed {
        if (xml.getEventType() == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new Malformed("entity &" + xml.getLocalName() + "; is not allowed");
        }
    }

    /** Text of an element that holds nothing else. */
    private String text() throws XMLStreamException, Malformed {
        StringBuilder text = new StringBuilder();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            refuseEntity();
            if (xml.isStartElement()) {
                throw new Malformed("an element stands where only text may");
            }
            if (isText()) {
                text.append(xml.getText());
            }
        }
        return text.toString();
    }

    private void skip(int depth) throws XMLStreamException, Malformed {
        for (int open = 1; open > 0; ) {
            int event = xml.next();
            open += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
            if (open + depth > MAX_DEPTH) {
                throw new Malformed("elements are nested more than " + MAX_DEPTH + " deep");
            }
        }
    }
}
