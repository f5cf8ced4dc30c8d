package org.parley.browser.vxml.internal.document;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.browser.vxml.internal.xml.MarkupException;
import org.parley.browser.vxml.internal.xml.XmlElement;

/** The elements of VoiceXML and their attributes (VoiceXML 2.0 appendix O, 2.1 appendix B): a misspelling is told. */
final class Vocabulary {
    private static final String FETCH = "fetchhint fetchtimeout maxage maxstale";
    private static final String SEND = "namelist method enctype";
    private static final String EVENT = "event eventexpr message messageexpr";
    private static final Map<String, Set<String>> ATTRIBUTES = new HashMap<>();

    static {
        element("vxml", "version xmlns xml:base xml:lang application");
        element("form", "id scope");
        element("menu", "id scope accept dtmf");
        element("choice", "dtmf accept next expr fetchaudio", EVENT, FETCH);
        element("field", "name expr cond type slot modal");
        element("option", "dtmf accept value");
        element("block", "name expr cond");
        element("initial", "name expr cond");
        element("record", "name expr cond modal beep maxtime finalsilence dtmfterm type");
        element("subdialog", "name expr cond src srcexpr fetchaudio", SEND, FETCH);
        element("object", "name expr cond classid codebase codetype data type archive", FETCH);
        element(
                "transfer",
                "name expr cond dest destexpr bridge type connecttimeout maxtime transferaudio aai aaiexpr");
        element("param", "name expr value valuetype type");
        element("grammar", "src srcexpr type mode version root tag-format xml:base xml:lang scope weight xmlns", FETCH);
        element("link", "next expr dtmf fetchaudio", EVENT, FETCH);
        element("filled", "mode namelist");
        element("prompt", "bargein bargeintype cond count timeout xml:lang xml:base version");
        element("audio", "src expr", FETCH);
        element("value", "expr");
        element("enumerate", "");
        element("foreach", "array item");
        element("property", "name value");
        element("catch", "event count cond");
        for (String shorthand : new String[] {"error", "help", "noinput", "nomatch"}) {
            element(shorthand, "count cond");
        }
        element("var", "name expr");
        element("assign", "name expr");
        element("clear", "namelist");
        element("if", "cond");
        element("elseif", "cond");
        element("else", "");
        element("goto", "next expr nextitem expritem fetchaudio", FETCH);
        element("submit", "next expr fetchaudio", SEND, FETCH);
        element("throw", EVENT);
        element("reprompt", "");
        element("exit", "expr namelist");
        element("return", "namelist", EVENT);
        element("disconnect", "namelist");
        element("log", "label expr");
        element("script", "src srcexpr charset", FETCH);
        element("data", "name src srcexpr fetchaudio", SEND, FETCH);
        element("meta", "name content http-equiv");
    }

    private Vocabulary() {}

    private static void element(String name, String... attributes) {
        ATTRIBUTES.put(
                name,
                Stream.of(String.join(" ", attributes).trim().split("\\s+"))
                        .filter(attribute -> !attribute.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Attributes of elements that are not listed (SSML, metadata) are not looked at. */
    static void check(XmlElement element, Markup markup) throws MarkupException {
        Set<String> known = ATTRIBUTES.get(element.name());
        if (known != null) {
            for (String attribute : element.attributes().keySet()) {
                if (!known.contains(attribute)) {
                    throw markup.error("<" + element.name() + "> has no attribute " + attribute);
                }
            }
        }
    }
}
