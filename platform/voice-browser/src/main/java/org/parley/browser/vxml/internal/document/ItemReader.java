package org.parley.browser.vxml.internal.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.browser.vxml.internal.element.Enumerable;
import org.parley.browser.vxml.internal.element.Filled;
import org.parley.browser.vxml.internal.element.GrammarElement;
import org.parley.browser.vxml.internal.element.Handler;
import org.parley.browser.vxml.internal.element.ItemParts;
import org.parley.browser.vxml.internal.element.Link;
import org.parley.browser.vxml.internal.element.Param;
import org.parley.browser.vxml.internal.element.Place;
import org.parley.browser.vxml.internal.element.Prompt;
import org.parley.browser.vxml.internal.xml.MarkupException;
import org.parley.browser.vxml.internal.xml.XmlElement;
import org.parley.browser.vxml.internal.xml.XmlNode;

/** Collects what stands in a dialog or form item; which of it is allowed there, the caller says by reading the rest. */
final class ItemReader {
    private final PromptReader promptReader;
    private final ContentReader contentReader;
    private final FilledOrder order;
    final List<Handler> handlers = new ArrayList<>();
    final Map<String, String> properties = new LinkedHashMap<>();
    final List<Prompt> prompts = new ArrayList<>();
    final List<Filled> filled = new ArrayList<>();
    final List<GrammarElement> grammars = new ArrayList<>();
    final List<Link> links = new ArrayList<>();
    final List<Param> params = new ArrayList<>();
    final List<Enumerable> options = new ArrayList<>();

    /** Counts the filled elements of a form, in document order. */
    static final class FilledOrder {
        private int next;

        int next() {
            return next++;
        }
    }

    /** What an element needs besides what is common. */
    interface Rest {
        /** @return false when the element does not belong there */
        boolean take(Markup parent, XmlElement element) throws MarkupException;
    }

    ItemReader(PromptReader promptReader, ContentReader contentReader, FilledOrder order) {
        this.promptReader = promptReader;
        this.contentReader = contentReader;
        this.order = order;
    }

    void read(Markup parent, boolean speaks, Rest rest) throws MarkupException {
        List<XmlNode> children = parent.children();
        for (int i = 0; i < children.size(); ) {
            XmlNode child = children.get(i);
            if (promptReader.isImplicit(child)) {
                if (!speaks) {
                    throw parent.error("text is not allowed directly in <" + parent.name() + ">");
                }
                i = promptReader.implicit(parent, i, prompts);
                continue;
            }
            if (child instanceof XmlElement element
                    && !common(parent, element, speaks)
                    && !rest.take(parent, element)) {
                throw parent.misplaced(element);
            }
            i++;
        }
    }

    private boolean common(Markup parent, XmlElement element, boolean speaks) throws MarkupException {
        switch (element.name()) {
            case "catch", "error", "help", "noinput", "nomatch" -> handlers.add(handler(parent.of(element)));
            case "property" -> {
                Markup property = parent.of(element);
                properties.put(property.required("name"), property.required("value"));
            }
            case "log" -> {
                // The schema has none here, but the W3C's own test documents do. Nothing says when it would be written.
                return true;
            }
            case "prompt" -> {
                if (!speaks) {
                    return false;
                }
                prompts.add(promptReader.prompt(parent.of(element)));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    Handler handler(Markup markup) throws MarkupException {
        List<String> events = markup.name().equals("catch")
                ? markup.optional("event").map(Markup::tokens).orElse(List.of(""))
                : List.of(markup.name());
        if (events.isEmpty()) {
            throw markup.error("event names nothing");
        }
        return new Handler(
                markup.place(),
                events.stream().map(event -> event.equals(".") ? "" : event).toList(),
                markup.optional("cond"),
                markup.count(),
                contentReader.content(markup));
    }

    void addFilled(Markup markup) throws MarkupException {
        filled.add(new Filled(
                markup.place(),
                markup.optional("mode").filter("any"::equals).isEmpty(),
                markup.names("namelist"),
                contentReader.content(markup),
                order.next()));
    }

    void addLink(Markup markup) throws MarkupException {
        links.add(GrammarReader.link(markup));
    }

    /** §2.3.1.3: what it says and its keys, either of which may be all there is. */
    void addOption(Markup markup) throws MarkupException {
        String text = markup.words();
        Optional<String> keys = markup.optional("dtmf");
        String value = markup.optional("value").orElse(text.isEmpty() ? keys.orElse("") : text);
        options.add(new Enumerable(text, keys.orElse("")));
        keys.ifPresent(sequence -> grammars.add(GrammarElement.keys(markup.place(), sequence, value)));
        if (!text.isEmpty()) {
            grammars.add(GrammarElement.words(markup.place(), text, value, approximate(markup, false)));
        }
    }

    static boolean approximate(Markup markup, boolean otherwise) {
        return markup.optional("accept").map("approximate"::equals).orElse(otherwise);
    }

    void addParam(Markup markup) throws MarkupException {
        markup.exactlyOne("expr", "value");
        params.add(new Param(
                markup.place(),
                markup.required("name"),
                markup.optional("expr"),
                markup.optional("value"),
                markup.optional("valuetype")
                        .map(String::strip)
                        .filter("ref"::equals)
                        .isPresent(),
                markup.optional("type")));
    }

    ItemParts parts(Markup markup, String internalName) {
        Place place = markup.place();
        Optional<String> name = markup.optional("name");
        return new ItemParts(
                place,
                name.orElse(internalName),
                name.isPresent(),
                markup.optional("expr"),
                markup.optional("cond"),
                List.copyOf(handlers),
                Map.copyOf(properties),
                List.copyOf(prompts),
                List.copyOf(filled),
                List.copyOf(grammars),
                List.copyOf(links));
    }
}
