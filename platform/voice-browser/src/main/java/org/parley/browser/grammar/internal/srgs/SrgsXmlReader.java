package org.parley.browser.grammar.internal.srgs;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.parley.browser.grammar.GrammarException;

/**
 * Reads the XML form of SRGS 1.0. A document type declaration is tolerated and not followed; entities, other than XML's
 * own five, are refused. Elements and attributes of foreign namespaces are passed over.
 */
public final class SrgsXmlReader {
    static final String NAMESPACE = "http://www.w3.org/2001/06/grammar";
    private static final int MAX_BYTES = 4 << 20;
    static final Pattern NAME = Pattern.compile("[^\\s.:#\\-<>\"]+");

    private final XmlCursor xml;
    private final URI source;
    private URI base;
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final List<String> headerTags = new ArrayList<>();

    private SrgsXmlReader(XmlCursor xml, URI source) {
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
            reader = new SrgsXmlReader(new XmlCursor(XmlText.decode(document), NAMESPACE), source);
            return reader.grammar();
        } catch (XMLStreamException malformed) {
            throw new GrammarException("error.grammar", source + ": " + malformed.getMessage(), malformed);
        } catch (Malformed malformed) {
            int line = reader == null ? 0 : reader.xml.line();
            throw new GrammarException(
                    "error.grammar", source + ", line " + line + ": " + malformed.getMessage(), malformed);
        } catch (RuntimeException bug) {
            // The JDK's parser throws NullPointerException and the like on some broken input.
            throw new GrammarException("error.grammar", source + " cannot be parsed: " + bug, bug);
        }
    }

    private Grammar grammar() throws XMLStreamException, Malformed {
        xml.toDocumentElement();
        if (!xml.element().equals("grammar")) {
            throw new Malformed("the document element is not <grammar xmlns=\"" + NAMESPACE + "\">");
        }
        if (!xml.attribute("version", "").equals("1.0")) {
            throw new Malformed("<grammar> needs version=\"1.0\"");
        }
        Grammar.Mode mode = mode(xml.attribute("mode", "voice"));
        if (mode == Grammar.Mode.VOICE && xml.xmlAttribute("lang") == null) {
            throw new Malformed("a grammar of mode voice needs xml:lang");
        }
        String root = xml.attribute("root", "");
        String tagFormat = xml.attribute("tag-format", "").strip();
        String xmlBase = xml.xmlAttribute("base");
        if (xmlBase != null) {
            base = ExpansionReader.resolve(base, xmlBase);
        }
        while (xml.next()) {
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
        if (!xml.text().isBlank()) {
            throw new Malformed("text outside of a rule");
        }
        if (!xml.isElement()) {
            return;
        }
        switch (xml.element()) {
            case "rule" -> rule();
            case "tag" -> {
                if (!rules.isEmpty()) {
                    throw new Malformed("a <tag> of the grammar must precede its rules");
                }
                headerTags.add(xml.wholeText());
            }
            case "", "meta", "metadata", "lexicon" -> xml.skip();
            default -> throw new Malformed("<" + xml.element() + "> cannot stand in <grammar>");
        }
    }

    private void rule() throws XMLStreamException, Malformed {
        String name = xml.attribute("id", "");
        if (!NAME.matcher(name).matches()) {
            throw new Malformed("'" + name + "' is no rule name");
        }
        if (ExpansionReader.isSpecial(name)) {
            throw new Malformed(name + " is a special rule and cannot be defined");
        }
        String scope = xml.attribute("scope", "private");
        if (!scope.equals("private") && !scope.equals("public")) {
            throw new Malformed("scope=\"" + scope + "\" is neither private nor public");
        }
        Expansion expansion = new ExpansionReader(xml, base).rule(name);
        if (rules.put(name, new Rule(name, scope.equals("public"), expansion)) != null) {
            throw new Malformed("rule '" + name + "' is defined twice");
        }
    }
}
