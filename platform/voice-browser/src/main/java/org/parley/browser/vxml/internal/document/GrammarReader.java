package org.parley.browser.vxml.internal.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.parley.browser.vxml.internal.element.GrammarElement;
import org.parley.browser.vxml.internal.element.Link;
import org.parley.browser.vxml.internal.xml.MarkupException;
import org.parley.browser.vxml.internal.xml.XmlElement;
import org.parley.browser.vxml.internal.xml.XmlNode;

/** Reads grammars and links. */
final class GrammarReader {
    private GrammarReader() {}

    /** A grammar element; empty for one that listens to speech, which this platform does not. */
    static Optional<GrammarElement> grammar(Markup grammar) throws MarkupException {
        boolean external = grammar.optional("src").isPresent()
                || grammar.optional("srcexpr").isPresent();
        boolean empty = grammar.element().text().isBlank()
                && grammar.children().stream().noneMatch(XmlElement.class::isInstance);
        if (external) {
            grammar.exactlyOne("src", "srcexpr");
        }
        if (external != empty) {
            throw grammar.error("a grammar has either a src or content");
        }
        Optional<String> mode = grammar.optional("mode");
        if (mode.isPresent() && !mode.get().equals("voice") && !mode.get().equals("dtmf")) {
            throw grammar.error("mode is voice or dtmf");
        }
        if (external) {
            boolean voice = mode.filter("voice"::equals).isPresent()
                    || grammar.optional("src").filter(GrammarReader::isSpeech).isPresent();
            return voice
                    ? Optional.empty()
                    : Optional.of(GrammarElement.external(grammar.place(), grammar.reference("src", "srcexpr")));
        }
        // SRGS §4.6: a grammar that does not name its mode is for speech.
        return mode.filter("dtmf"::equals)
                .map(dtmf ->
                        GrammarElement.inline(grammar.place(), grammar.element().serialize(XmlElement.SRGS)));
    }

    private static boolean isSpeech(String uri) {
        return uri.startsWith("builtin:grammar/") || uri.startsWith("builtin:voice/");
    }

    static Link link(Markup link) throws MarkupException {
        link.exactlyOne("next", "expr", "event", "eventexpr");
        List<GrammarElement> grammars = new ArrayList<>();
        link.optional("dtmf").ifPresent(keys -> grammars.add(GrammarElement.keys(link.place(), keys, null)));
        for (XmlNode child : link.children()) {
            if (child instanceof XmlElement element) {
                if (!element.name().equals("grammar")) {
                    throw link.misplaced(element);
                }
                grammar(link.of(element)).ifPresent(grammars::add);
            } else if (!Markup.isBlank(child)) {
                throw link.error("text is not allowed in <link>");
            }
        }
        return new Link(link.place(), link.reference("next", "expr"), link.event(), List.copyOf(grammars));
    }
}
