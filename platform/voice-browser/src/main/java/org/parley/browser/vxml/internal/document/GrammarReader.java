package org.parley.browser.vxml.internal.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.browser.vxml.internal.element.GrammarElement;
import org.parley.browser.vxml.internal.element.Link;
import org.parley.browser.vxml.internal.xml.MarkupException;
import org.parley.browser.vxml.internal.xml.XmlElement;
import org.parley.browser.vxml.internal.xml.XmlNode;

/** Reads grammars and links (VoiceXML 2.0 §2.5, §3.1). */
public final class GrammarReader {
    private static final List<String> FORMATS = List.of("application/srgs+xml", "application/srgs");

    /** SRGS 1.0 §4: what stands directly in a grammar. */
    private static final Set<String> IN_GRAMMARS = Set.of("rule", "meta", "metadata", "lexicon", "tag");

    private GrammarReader() {}

    /** A grammar that belongs to an input item, a choice or a link, which says where it is active (§3.1.3). */
    static GrammarElement local(Markup grammar) throws MarkupException {
        if (grammar.optional("scope").isPresent()) {
            throw grammar.error("scope is for grammars directly in a form");
        }
        return grammar(grammar);
    }

    static GrammarElement grammar(Markup grammar) throws MarkupException {
        boolean external = grammar.optional("src").isPresent()
                || grammar.optional("srcexpr").isPresent();
        boolean elements = grammar.children().stream().anyMatch(XmlElement.class::isInstance);
        boolean empty = grammar.element().text().isBlank() && !elements;
        if (external) {
            grammar.exactlyOne("src", "srcexpr");
        }
        if (external != empty) {
            throw grammar.error("a grammar has either a src or content");
        }
        String type = grammar.optional("type").map(GrammarReader::mediaType).orElse("");
        if (!type.isEmpty() && !FORMATS.contains(type) && !type.endsWith("/xml") && !type.startsWith("text/")) {
            return GrammarElement.ofUnknownFormat(grammar.place(), type);
        }
        if (external) {
            return GrammarElement.external(grammar.place(), grammar.reference("src", "srcexpr"), type);
        }
        Optional<String> base = grammar.optional("xml:base");
        for (XmlNode child : grammar.children()) {
            if (child instanceof XmlElement element && !IN_GRAMMARS.contains(element.name())) {
                throw grammar.misplaced(element);
            }
        }
        if (elements || type.equals(FORMATS.get(0))) {
            return GrammarElement.inline(
                    grammar.place(),
                    document(grammar.element(), grammar.language()).serialize(XmlElement.SRGS),
                    FORMATS.get(0),
                    base);
        }
        return GrammarElement.inline(grammar.place(), grammar.element().text().strip(), type, base);
    }

    private static String mediaType(String type) {
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    /**
     * The element as SRGS knows it: without what VoiceXML adds, and with what an inline grammar may leave out (§3.1.1.4).
     *
     * @param around the language of the element that the grammar stands in
     */
    public static XmlElement document(XmlElement element, Optional<String> around) {
        Map<String, String> attributes = new LinkedHashMap<>(element.attributes());
        attributes.keySet().retainAll(Set.of("version", "mode", "root", "tag-format", "xml:lang"));
        attributes.putIfAbsent("version", "1.0");
        around.ifPresent(language -> attributes.putIfAbsent("xml:lang", language));
        return new XmlElement(element.namespace(), element.name(), attributes, element.children(), element.line());
    }

    static Link link(Markup link) throws MarkupException {
        link.exactlyOne("next", "expr", "event", "eventexpr");
        List<GrammarElement> grammars = new ArrayList<>();
        link.optional("dtmf").ifPresent(keys -> grammars.add(GrammarElement.keys(link.place(), keys, null)));
        for (XmlNode child : link.children()) {
            if (child instanceof XmlElement element) {
                grammars.add(local(link.of(element)));
            }
        }
        return new Link(link.place(), link.reference("next", "expr"), link.event(), List.copyOf(grammars));
    }
}
