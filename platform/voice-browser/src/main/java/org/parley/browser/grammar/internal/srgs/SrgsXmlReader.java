package org.parley.browser.grammar.internal.srgs;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.parley.browser.grammar.GrammarException;

/**
 * Reads the XML form of SRGS 1.0. A document type declaration is tolerated and not followed; entities, other than XML's
 * own five, are refused. Elements and attributes of foreign namespaces are passed over.
 */
final class SrgsXmlReader {
    static final String NAMESPACE = "http://www.w3.org/2001/06/grammar";

    private final XmlCursor xml;
    private final URI source;
    private ReferenceBase base;
    private Grammar.Mode mode;
    private String language = "";
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final List<String> headerTags = new ArrayList<>();

    private SrgsXmlReader(XmlCursor xml, URI source) {
        this.xml = xml;
        this.source = source;
        this.base = ReferenceBase.of(source);
    }

    /** @throws GrammarException error.grammar, naming the line */
    static Grammar read(byte[] document, URI source) throws GrammarException {
        SrgsXmlReader reader = null;
        try {
            reader = new SrgsXmlReader(new XmlCursor(XmlText.decode(document), NAMESPACE), source);
            return reader.grammar();
        } catch (XMLStreamException malformed) {
            throw notWellFormed(source, malformed);
        } catch (Malformed malformed) {
            int line = reader == null ? 0 : reader.xml.line();
            throw new GrammarException("error.grammar", source, line, malformed.getMessage(), malformed);
        } catch (RuntimeException bug) {
            // The JDK's parser throws NullPointerException and the like on some broken input.
            throw new GrammarException("error.grammar", source, 0, "it cannot be parsed: " + bug, bug);
        }
    }

    private static GrammarException notWellFormed(URI source, XMLStreamException malformed) {
        int line = malformed.getLocation() == null
                ? 0
                : Math.max(0, malformed.getLocation().getLineNumber());
        String[] parts = String.valueOf(malformed.getMessage()).split("\nMessage: ", 2);
        return new GrammarException("error.grammar", source, line, parts[parts.length - 1], malformed);
    }

    private Grammar grammar() throws XMLStreamException, Malformed {
        xml.toDocumentElement();
        if (!xml.element().equals("grammar")) {
            throw new Malformed("the document element is not <grammar xmlns=\"" + NAMESPACE + "\">");
        }
        if (!xml.attribute("version", "").equals("1.0")) {
            throw new Malformed("<grammar> needs version=\"1.0\"");
        }
        mode = mode(xml.attribute("mode", "voice"));
        readLanguage();
        String root = xml.attribute("root", "");
        String tagFormat = xml.attribute("tag-format", "").strip();
        String xmlBase = xml.xmlAttribute("base");
        if (xmlBase != null) {
            base = base.declared(xmlBase);
        }
        while (xml.next()) {
            topLevel();
        }
        if (!root.isEmpty() && !rules.containsKey(root)) {
            throw new Malformed("there is no rule '" + root + "', which root names");
        }
        return new Grammar(
                source, mode, language, root, tagFormat, List.copyOf(headerTags), Collections.unmodifiableMap(rules));
    }

    /** §4.5: voice grammars have a language, in DTMF grammars it is ignored. */
    private void readLanguage() throws Malformed {
        String declared = xml.xmlAttribute("lang");
        if (mode == Grammar.Mode.VOICE && declared == null) {
            throw new Malformed("a grammar of mode voice needs xml:lang");
        }
        language = mode == Grammar.Mode.VOICE ? Language.checked(declared) : "";
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
        String element = xml.element();
        if (!rules.isEmpty() && !element.isEmpty() && !element.equals("rule")) {
            throw new Malformed("<" + element + "> must precede the rules of the grammar");
        }
        switch (element) {
            case "rule" -> rule();
            case "tag" -> {
                xml.allowAttributes();
                headerTags.add(xml.wholeText());
            }
            case "meta" -> meta();
            case "lexicon" -> lexicon();
            case "", "metadata" -> xml.skip();
            default -> throw new Malformed("<" + element + "> cannot stand in <grammar>");
        }
    }

    /** §4.11.1. */
    private void meta() throws XMLStreamException, Malformed {
        xml.allowAttributes("name", "http-equiv", "content");
        if (xml.attribute("name", "").isEmpty()
                == xml.attribute("http-equiv", "").isEmpty()) {
            throw new Malformed("<meta> needs either name or http-equiv");
        }
        if (xml.attribute("content", null) == null) {
            throw new Malformed("<meta> needs content");
        }
        xml.skip();
    }

    /** §4.10: checked and not used, as nothing is pronounced. */
    private void lexicon() throws XMLStreamException, Malformed {
        xml.allowAttributes("uri", "type");
        if (xml.attribute("uri", "").isBlank()) {
            throw new Malformed("<lexicon> needs uri");
        }
        base.resolve(xml.attribute("uri", ""));
        xml.skip();
    }

    private void rule() throws XMLStreamException, Malformed {
        int line = xml.line();
        xml.allowAttributes("id", "scope");
        String name = Names.definable(xml.attribute("id", ""));
        String scope = xml.attribute("scope", "private");
        if (!scope.equals("private") && !scope.equals("public")) {
            throw new Malformed("scope=\"" + scope + "\" is neither private nor public");
        }
        Expansion expansion = new ExpansionReader(xml, base, language).rule(name);
        if (rules.put(name, new Rule(name, scope.equals("public"), expansion, line)) != null) {
            throw new Malformed("rule '" + name + "' is defined twice");
        }
    }
}
