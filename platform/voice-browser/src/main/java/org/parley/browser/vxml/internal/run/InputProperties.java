package org.parley.browser.vxml.internal.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.parley.browser.vxml.internal.element.Place;

/** Checks the properties that matter when input is collected (VoiceXML 2.0 §6.3): a value that one cannot have is told. */
final class InputProperties {
    private static final Pattern KEY = Pattern.compile("[0-9*#A-Da-d]?");
    private static final Pattern NUMBER = Pattern.compile("0*[1-9]\\d{0,4}");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Set<String> FLAG = Set.of("true", "false");

    private static final Map<String, Set<String>> VALUES = Map.of(
            "bargein", FLAG,
            "bargeintype", Set.of("speech", "hotword"),
            "recordutterance", FLAG);

    private static final List<String> TIMES = List.of(
            "timeout",
            "interdigittimeout",
            "termtimeout",
            "completetimeout",
            "incompletetimeout",
            "maxspeechtimeout",
            "fetchtimeout",
            "fetchaudiodelay",
            "fetchaudiominimum");

    /** Each has a {@code fetchhint}, {@code maxage} and {@code maxstale} of its own. */
    private static final List<String> FETCHED = List.of("audio", "document", "grammar", "object", "script", "data");

    private static final Pattern SECONDS = Pattern.compile("\\d+");

    private static final List<String> FRACTIONS = List.of("confidencelevel", "sensitivity", "speedvsaccuracy");

    private InputProperties() {}

    static void check(PropertyScope properties, Place place) throws VoiceXmlEvent {
        for (Map.Entry<String, Set<String>> property : VALUES.entrySet()) {
            properties.oneOf(property.getKey(), property.getValue(), place);
        }
        for (String time : TIMES) {
            properties.duration(time, place);
        }
        for (String fraction : FRACTIONS) {
            properties.fraction(fraction, place);
        }
        for (String kind : FETCHED) {
            properties.oneOf(kind + "fetchhint", Set.of("prefetch", "safe"), place);
            seconds(properties, kind + "maxage", place);
            seconds(properties, kind + "maxstale", place);
        }
        for (String mode : words(properties, "inputmodes")) {
            require(Set.of("dtmf", "voice").contains(mode), "inputmodes", mode, place);
        }
        for (String universal : words(properties, "universals")) {
            require(
                    Set.of("all", "none", "help", "cancel", "exit").contains(universal),
                    "universals",
                    universal,
                    place);
        }
        Optional<String> character = properties.get("termchar").map(String::strip);
        require(character.isEmpty() || KEY.matcher(character.get()).matches(), "termchar", character.orElse(""), place);
        maxNBest(properties, place);
    }

    private static void seconds(PropertyScope properties, String name, Place place) throws VoiceXmlEvent {
        Optional<String> text = properties.get(name).map(String::strip);
        require(text.isEmpty() || SECONDS.matcher(text.get()).matches(), name, text.orElse(""), place);
    }

    /** The most alternatives that a document wants. */
    static int maxNBest(PropertyScope properties, Place place) throws VoiceXmlEvent {
        String text = properties.get("maxnbest").map(String::strip).orElse("1");
        require(NUMBER.matcher(text).matches(), "maxnbest", text, place);
        return Integer.parseInt(text);
    }

    private static List<String> words(PropertyScope properties, String name) {
        String text = properties.get(name).orElse("").strip();
        return text.isEmpty() ? List.of() : List.of(SPACE.split(text));
    }

    private static void require(boolean right, String name, String value, Place place) throws VoiceXmlEvent {
        if (!right) {
            throw VoiceXmlEvent.semantic("property " + name + " cannot be " + value, place);
        }
    }
}
