package org.parley.browser.ccxml.internal.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An element as it stands in the document. It notes which attributes were asked for, so that unknown ones are found. */
final class XmlElement {
    private final String name;
    private final Map<String, String> attributes;
    private final int line;
    private final List<XmlElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final InlineMarkup markup = new InlineMarkup();
    private final Set<String> known = new HashSet<>();

    XmlElement(String name, Map<String, String> attributes, int line) {
        this.name = name;
        this.attributes = attributes;
        this.line = line;
    }

    String name() {
        return name;
    }

    int line() {
        return line;
    }

    List<XmlElement> children() {
        return children;
    }

    void addText(String more) {
        text.append(more);
    }

    String text() {
        return text.toString();
    }

    /** What stands inside, of whatever namespace, as XML; kept for {@code <send>} only. */
    String markup() {
        return markup.toString();
    }

    InlineMarkup inline() {
        return markup;
    }

    Optional<String> optional(String attribute) {
        known.add(attribute);
        return Optional.ofNullable(attributes.get(attribute));
    }

    String required(String attribute) throws CcxmlSyntaxException {
        return optional(attribute).orElseThrow(() -> wrong("needs the attribute '" + attribute + "'"));
    }

    /** Attributes that are allowed and have no effect. */
    void ignore(String... names) {
        known.addAll(List.of(names));
    }

    /** @throws CcxmlSyntaxException when there are attributes that nobody asked for */
    void requireKnownAttributes() throws CcxmlSyntaxException {
        for (String attribute : attributes.keySet()) {
            if (!known.contains(attribute)) {
                throw wrong("has no attribute '" + attribute + "'");
            }
        }
    }

    CcxmlSyntaxException wrong(String what) {
        return new CcxmlSyntaxException("line " + line + ": <" + name + "> " + what);
    }
}
