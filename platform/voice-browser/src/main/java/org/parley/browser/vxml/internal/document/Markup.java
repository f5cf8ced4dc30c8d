package org.parley.browser.vxml.internal.document;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.parley.browser.fetch.FetchRequest.Encoding;
import org.parley.browser.fetch.FetchRequest.Method;
import org.parley.browser.vxml.internal.element.EventName;
import org.parley.browser.vxml.internal.element.FetchHints;
import org.parley.browser.vxml.internal.element.Place;
import org.parley.browser.vxml.internal.element.Reference;
import org.parley.browser.vxml.internal.element.Submission;
import org.parley.browser.vxml.internal.element.TimeDesignation;
import org.parley.browser.vxml.internal.xml.MarkupException;
import org.parley.browser.vxml.internal.xml.XmlElement;
import org.parley.browser.vxml.internal.xml.XmlNode;
import org.parley.browser.vxml.internal.xml.XmlText;

/** One element as it is read: its attributes by type, with errors that say where. */
final class Markup {
    private final XmlElement element;
    private final URI document;
    private final Optional<String> language;

    /** @param language of elements that name none */
    Markup(XmlElement element, URI document, String language) throws MarkupException {
        this(element, document, Optional.of(element.attribute("xml:lang").orElse(language)));
        Vocabulary.check(element, this);
    }

    private Markup(XmlElement element, URI document, Optional<String> language) {
        this.element = element;
        this.document = document;
        this.language = language;
    }

    Markup of(XmlElement child) throws MarkupException {
        Markup markup = madeOf(child);
        Vocabulary.check(child, markup);
        return markup;
    }

    /** An element that was put together here, of parts of one that is in order. */
    Markup madeOf(XmlElement parts) {
        return new Markup(parts, document, parts.attribute("xml:lang").or(() -> language));
    }

    /** {@code xml:lang} of this element or around it. */
    Optional<String> language() {
        return language;
    }

    XmlElement element() {
        return element;
    }

    String name() {
        return element.name();
    }

    List<XmlNode> children() {
        return element.children();
    }

    Place place() {
        return new Place(document, element.line());
    }

    MarkupException error(String message) {
        return new MarkupException(document + ":" + element.line() + ": " + message);
    }

    MarkupException misplaced(XmlElement child) {
        return new MarkupException(
                document + ":" + child.line() + ": <" + child.name() + "> is not allowed in <" + name() + ">");
    }

    Optional<String> optional(String attribute) {
        return element.attribute(attribute);
    }

    String required(String attribute) throws MarkupException {
        return optional(attribute).orElseThrow(() -> error("<" + name() + "> needs the attribute " + attribute));
    }

    boolean flag(String attribute, boolean otherwise) throws MarkupException {
        String value = optional(attribute).orElse(Boolean.toString(otherwise));
        if (!value.equals("true") && !value.equals("false")) {
            throw error(attribute + " is true or false, not " + value);
        }
        return value.equals("true");
    }

    Optional<Duration> time(String attribute) throws MarkupException {
        Optional<String> value = optional(attribute);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Optional<Duration> time = TimeDesignation.parse(value.get());
        if (time.isEmpty()) {
            throw error(attribute + " is no time: " + value.get());
        }
        return time;
    }

    int count() throws MarkupException {
        String value = optional("count").orElse("1");
        if (!value.matches("[1-9]\\d{0,5}")) {
            throw error("count is a number from 1: " + value);
        }
        return Integer.parseInt(value);
    }

    List<String> names(String attribute) {
        return optional(attribute).map(Markup::tokens).orElse(List.of());
    }

    static List<String> tokens(String text) {
        return Arrays.stream(text.strip().split("\\s+"))
                .filter(token -> !token.isEmpty())
                .toList();
    }

    /** Exactly one of these attributes. */
    void exactlyOne(String... attributes) throws MarkupException {
        if (present(attributes) != 1) {
            throw error("<" + name() + "> needs exactly one of " + String.join(", ", attributes));
        }
    }

    void atMostOne(String... attributes) throws MarkupException {
        if (present(attributes) > 1) {
            throw error("<" + name() + "> takes only one of " + String.join(", ", attributes));
        }
    }

    private long present(String... attributes) {
        return Arrays.stream(attributes)
                .filter(attribute -> optional(attribute).isPresent())
                .count();
    }

    Reference reference(String uri, String expr) throws MarkupException {
        return new Reference(optional(uri), optional(expr), hints());
    }

    private FetchHints hints() throws MarkupException {
        return new FetchHints(time("fetchtimeout"), seconds("maxage"), seconds("maxstale"), optional("fetchaudio"));
    }

    private Optional<Duration> seconds(String attribute) throws MarkupException {
        Optional<String> value = optional(attribute);
        if (value.isPresent() && !value.get().matches("\\d{1,9}")) {
            throw error(attribute + " is a number of seconds: " + value.get());
        }
        return value.map(Long::parseLong).map(Duration::ofSeconds);
    }

    EventName event() throws MarkupException {
        atMostOne("message", "messageexpr");
        return new EventName(optional("event"), optional("eventexpr"), optional("message"), optional("messageexpr"));
    }

    Submission submission() throws MarkupException {
        Method method = switch (optional("method").orElse("get")) {
            case "get" -> Method.GET;
            case "post" -> Method.POST;
            default -> throw error("method is get or post");
        };
        Encoding encoding = switch (optional("enctype").orElse("application/x-www-form-urlencoded")) {
            case "application/x-www-form-urlencoded" -> Encoding.URLENCODED;
            case "multipart/form-data" -> Encoding.MULTIPART;
            default -> throw error("enctype is application/x-www-form-urlencoded or multipart/form-data");
        };
        return new Submission(names("namelist"), method, encoding);
    }

    /** Text that is only layout. */
    static boolean isBlank(XmlNode node) {
        return node instanceof XmlText text && text.text().isBlank();
    }

    /** All words in it, on one line. */
    String words() {
        return element.text().strip().replaceAll("\\s+", " ");
    }
}
