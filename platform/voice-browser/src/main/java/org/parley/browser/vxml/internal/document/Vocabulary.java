package org.parley.browser.vxml.internal.document;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.parley.browser.vxml.internal.xml.MarkupException;
import org.parley.browser.vxml.internal.xml.XmlElement;
import org.parley.browser.vxml.internal.xml.XmlNode;
import org.parley.browser.vxml.internal.xml.XmlText;

/**
 * Which elements there are, what may stand in them, and their attributes (VoiceXML 2.0 appendix O, 2.1 appendix A, SSML
 * 1.0 §3, SSML 1.1 §3): whatever breaks that is told with its line. Which attributes exclude each other, the readers know.
 */
final class Vocabulary {
    private static final String TEXT = "#text";

    /** Content of grammars, metadata and the like belongs to others. */
    private static final String ANYTHING = "#any";

    /** A name, its attributes (a {@code !} for those that must be there) and its content, in that order. */
    private record Definition(Map<String, AttributeType> attributes, Set<String> required, Set<String> content) {}

    private static final String ITEM = "name expr cond ";
    private static final String FETCH = " fetchhint:fetch_hint fetchtimeout:time maxage:integer maxstale:integer";
    private static final String SEND = " namelist method:method enctype:encoding";
    private static final String EVENT = " event:event eventexpr message messageexpr";
    private static final String HANDLERS = " catch error help noinput nomatch";
    private static final String SPOKEN = "#text audio enumerate value ";
    private static final String EXECUTABLE = SPOKEN + "assign clear data disconnect exit foreach goto if log prompt"
            + " reprompt return script submit throw var";
    private static final String SENTENCE =
            SPOKEN + "break emphasis mark phoneme prosody say-as sub voice foreach" + " token w lang lookup";
    private static final String PARAGRAPHS = SENTENCE + " p s paragraph sentence";
    private static final String ASKING = SPOKEN + "prompt property filled log" + HANDLERS;

    /** SSML 1.1 §3.1.8.2: a token is spoken in one piece. */
    private static final String WITHIN_TOKEN = SPOKEN + "break emphasis mark phoneme prosody say-as sub";

    private static final String IN_LANGUAGE = " onlangfailure:language_failure";

    /** SSML 1.1 §3.1.4: on any of its elements. */
    private static final String ID = "xml:id";

    private static final Set<String> WITH_ID = Set.of(
            ("p s paragraph sentence token w lang lookup lexicon say-as phoneme sub voice emphasis break prosody audio mark"
                            + " desc")
                    .split(" "));

    private static final Map<String, Definition> ELEMENTS = new HashMap<>();

    static {
        define(
                "vxml",
                "version! xmlns xml:base:uri xml:lang:language application:uri",
                "data form link menu meta metadata property script var" + HANDLERS);
        define(
                "form",
                "id scope:scope",
                "block data field filled grammar initial link log object property record script subdialog transfer var"
                        + HANDLERS);
        define("menu", "id scope:scope accept:accept dtmf:boolean", SPOKEN + "choice prompt property" + HANDLERS);
        define("choice", "dtmf:keys accept:accept next expr fetchaudio" + EVENT + FETCH, "#text grammar");
        define("field", ITEM + "type slot modal:boolean", ASKING + " grammar link option");
        define("option", "dtmf:keys accept:accept value", TEXT);
        define("block", ITEM, EXECUTABLE);
        define("initial", ITEM, SPOKEN + "link prompt property" + HANDLERS);
        define(
                "record",
                ITEM + "modal:boolean beep:boolean maxtime:time finalsilence:time dtmfterm:boolean type",
                ASKING + " grammar");
        define("subdialog", ITEM + "src srcexpr fetchaudio" + SEND + FETCH, ASKING + " param");
        define("object", ITEM + "classid codebase codetype data type archive" + FETCH, ASKING + " param");
        define(
                "transfer",
                ITEM + "dest destexpr bridge:boolean type:transfer_type connecttimeout:time maxtime:time transferaudio"
                        + " aai aaiexpr",
                ASKING + " grammar");
        define("param", "name! expr value valuetype:value_type type", "");
        define(
                "grammar",
                "src srcexpr type mode:grammar_mode version root tag-format xml:base:uri xml:lang:language scope:scope"
                        + " weight:weight xmlns" + FETCH,
                ANYTHING);
        define("link", "next expr dtmf:keys fetchaudio" + EVENT + FETCH, "grammar");
        define("filled", "mode:filled_mode namelist", EXECUTABLE);
        define("property", "name! value!", "");
        define("catch", "event:events count:count cond", EXECUTABLE);
        for (String shorthand : new String[] {"error", "help", "noinput", "nomatch"}) {
            define(shorthand, "count:count cond", EXECUTABLE);
        }
        define("var", "name! expr", "");
        define("assign", "name! expr!", "");
        define("clear", "namelist", "");
        define("if", "cond!", EXECUTABLE + " elseif else");
        define("elseif", "cond!", "");
        define("else", "", "");
        define("foreach", "array! item!", EXECUTABLE + " " + PARAGRAPHS);
        define("goto", "next expr nextitem expritem fetchaudio" + FETCH, "");
        define("submit", "next expr fetchaudio" + SEND + FETCH, "");
        define("throw", EVENT, "");
        define("reprompt", "", "");
        define("exit", "expr namelist", "");
        define("return", "namelist" + EVENT, "");
        define("disconnect", "namelist", "");
        define("log", "label expr", "#text value");
        define("script", "src srcexpr charset" + FETCH, TEXT);
        define("data", "name src srcexpr fetchaudio" + SEND + FETCH, "");
        define("meta", "name content! http-equiv", "");
        define("metadata", "", ANYTHING);
        define(
                "prompt",
                "bargein:boolean bargeintype:barge_in_type cond count:count timeout:time xml:lang:language xml:base:uri"
                        + " version:version_of_ssml",
                PARAGRAPHS + " meta metadata lexicon");
        define(
                "audio",
                "src expr clipBegin:time clipEnd:time repeatCount:repetitions repeatDur:time soundLevel:level speed:share"
                        + FETCH,
                PARAGRAPHS + " desc");
        define("value", "expr!", "");
        define("enumerate", "", PARAGRAPHS);
        define("break", "time:time strength:strength size", "");
        define("mark", "name nameexpr", "");
        define("emphasis", "level:emphasis", SENTENCE);
        define("phoneme", "ph! alphabet type:phoneme_type", TEXT);
        define("prosody", "pitch:pitch contour range:pitch rate:rate duration:time volume:volume", PARAGRAPHS);
        define("say-as", "interpret-as type format detail", "#text value");
        define("sub", "alias!", TEXT);
        define(
                "voice",
                "xml:lang:language gender:gender age:integer variant:integer name languages required ordering"
                        + " onvoicefailure:voice_failure" + IN_LANGUAGE,
                PARAGRAPHS);
        for (String paragraph : new String[] {"p", "paragraph"}) {
            define(paragraph, "xml:lang:language" + IN_LANGUAGE, SENTENCE + " s sentence");
        }
        for (String sentence : new String[] {"s", "sentence"}) {
            define(sentence, "xml:lang:language" + IN_LANGUAGE, SENTENCE);
        }
        for (String token : new String[] {"token", "w"}) {
            define(token, "xml:lang:language role" + IN_LANGUAGE, WITHIN_TOKEN);
        }
        define("lang", "xml:lang!:language" + IN_LANGUAGE, SENTENCE + " p s");
        define("lookup", "ref!", PARAGRAPHS);
        define("desc", "xml:lang:language", TEXT);
        define("lexicon", "uri! type fetchtimeout:time maxage:integer maxstale:integer", "");
    }

    private Vocabulary() {}

    private static void define(String name, String attributes, String content) {
        Map<String, AttributeType> types = new LinkedHashMap<>();
        Set<String> required = new HashSet<>();
        for (String attribute : Markup.tokens(attributes)) {
            int colon = attribute.lastIndexOf(':');
            boolean typed = colon > 0
                    && AttributeType.named(attribute.substring(colon + 1)).isPresent();
            String bare = typed ? attribute.substring(0, colon) : attribute;
            if (bare.endsWith("!")) {
                bare = bare.substring(0, bare.length() - 1);
                required.add(bare);
            }
            types.put(
                    bare,
                    typed ? AttributeType.named(attribute.substring(colon + 1)).orElseThrow() : AttributeType.TEXT);
        }
        ELEMENTS.put(name, new Definition(types, required, Set.copyOf(new HashSet<>(Markup.tokens(content)))));
    }

    /** @throws MarkupException when an element is unknown, has wrong attributes or holds what it may not hold */
    static void check(XmlElement element, Markup markup) throws MarkupException {
        Definition definition = ELEMENTS.get(element.name());
        if (definition == null) {
            throw markup.error("<" + element.name() + "> is no element of VoiceXML");
        }
        for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
            AttributeType type = definition.attributes().get(attribute.getKey());
            if (type == null && attribute.getKey().equals(ID) && WITH_ID.contains(element.name())) {
                continue;
            }
            if (type == null) {
                throw markup.error("<" + element.name() + "> has no attribute " + attribute.getKey());
            }
            if (!type.accepts(attribute.getValue())) {
                throw markup.error(attribute.getKey() + " is " + type.description() + ", not " + attribute.getValue());
            }
        }
        for (String attribute : definition.required()) {
            markup.required(attribute);
        }
        if (!definition.content().contains(ANYTHING)) {
            checkContent(element, definition.content(), markup);
        }
    }

    private static void checkContent(XmlElement element, Set<String> allowed, Markup markup) throws MarkupException {
        for (XmlNode child : element.children()) {
            if (child instanceof XmlElement inner) {
                boolean ours = inner.namespace().equals(element.namespace())
                        || Arrays.asList("", XmlElement.VXML, XmlElement.SRGS, XmlElement.SSML)
                                .contains(inner.namespace());
                if (!ours || !allowed.contains(inner.name())) {
                    throw markup.misplaced(inner);
                }
            } else if (!allowed.contains(TEXT) && !((XmlText) child).text().isBlank()) {
                throw markup.error("text is not allowed in <" + element.name() + ">: "
                        + ((XmlText) child).text().strip());
            }
        }
    }
}
