package org.parley.browser.vxml.internal.document;

import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.parley.browser.vxml.internal.element.TimeDesignation;

/**
 * What may stand in an attribute (VoiceXML 2.0 appendix O, 2.1 appendix A). Values are untrusted: repetitions give nothing
 * back ({@code ++}, {@code *+}), so that a long wrong one is refused in one pass.
 */
enum AttributeType {
    /** Anything: expressions, URIs, names whose faults are events when they are evaluated. */
    TEXT("any text", Pattern.compile("(?s).*")),
    URI("a URI", Pattern.compile(".*")) {
        @Override
        boolean accepts(String value) {
            try {
                return new java.net.URI(value.strip().replace(" ", "%20")) != null;
            } catch (URISyntaxException broken) {
                return false;
            }
        }
    },
    BOOLEAN("true or false", "true", "false"),
    TIME("a time such as 3s or 850ms", Pattern.compile(".*")) {
        @Override
        boolean accepts(String value) {
            return TimeDesignation.parse(value).isPresent();
        }
    },
    INTEGER("a number without a sign", Pattern.compile("\\+?\\d{1,9}")),
    COUNT("a number from 1", Pattern.compile("\\+?0*+[1-9]\\d{0,5}")),
    EVENT("the name of an event", Pattern.compile("[\\p{L}\\p{N}._:-]++")),
    EVENTS("names of events", Pattern.compile("\\s*+[\\p{L}\\p{N}._:-][\\p{L}\\p{N}._:\\s-]*+")),
    KEYS("keys 0-9, * and #", Pattern.compile("\\s*+[0-9#*A-Da-d][0-9#*A-Da-d\\s]*+")),
    BARGE_IN_TYPE("speech or hotword", "speech", "hotword"),
    FETCH_HINT("prefetch or safe", "prefetch", "safe"),
    ACCEPT("exact or approximate", "exact", "approximate"),
    SCOPE("dialog or document", "dialog", "document"),
    METHOD("get or post", "get", "post"),
    ENCODING(
            "application/x-www-form-urlencoded or multipart/form-data",
            "application/x-www-form-urlencoded",
            "multipart/form-data"),
    FILLED_MODE("all or any", "all", "any"),
    GRAMMAR_MODE("voice or dtmf", "voice", "dtmf"),
    TRANSFER_TYPE("bridge, blind or consultation", "bridge", "blind", "consultation"),
    VALUE_TYPE("data or ref", "data", "ref"),
    LANGUAGE("a language such as en-US", Pattern.compile("[A-Za-z]{1,8}+(-[A-Za-z0-9]{1,8}+)*+")),
    WEIGHT("a number", Pattern.compile("\\s*+(\\d++\\.?+\\d*+|\\.\\d++)\\s*+")),
    STRENGTH(
            "none, x-weak, weak, medium, strong or x-strong", "none", "x-weak", "weak", "medium", "strong", "x-strong"),
    EMPHASIS("strong, moderate, none or reduced", "strong", "moderate", "none", "reduced"),
    RATE("a rate", Pattern.compile("x-slow|slow|medium|fast|x-fast|default|[+-]?(\\d++\\.?+\\d*+|\\.\\d++)%?")),
    VOLUME(
            "a volume",
            Pattern.compile("silent|x-soft|soft|medium|loud|x-loud|default|[+-]?(\\d++\\.?+\\d*+|\\.\\d++)(%|dB)?")),
    PITCH("a pitch", Pattern.compile("x-low|low|medium|high|x-high|default|[+-]?(\\d++\\.?+\\d*+|\\.\\d++)(Hz|%|st)")),
    REPETITIONS("how often, a number over 0", Pattern.compile("(?!0*+\\.?+0*+$)(\\d{1,3}+\\.?+\\d*+|\\.\\d++)")),
    LEVEL("a change such as +6dB", Pattern.compile("[+-]?(\\d++\\.?+\\d*+|\\.\\d++)dB")),
    SHARE("a percentage", Pattern.compile("(\\d++\\.?+\\d*+|\\.\\d++)%")),
    PHONEME_TYPE("default or ruby", "default", "ruby"),
    LANGUAGE_FAILURE(
            "changevoice, ignoretext, ignorelang or processorchoice",
            "changevoice",
            "ignoretext",
            "ignorelang",
            "processorchoice"),
    VOICE_FAILURE(
            "priorityselect, keepexisting or processorchoice", "priorityselect", "keepexisting", "processorchoice"),
    GENDER("male, female or neutral", "male", "female", "neutral"),
    VERSION_OF_SSML("1.0 or 1.1", "1.0", "1.1");

    private final String description;
    private final Pattern pattern;
    private final Set<String> values;

    AttributeType(String description, Pattern pattern) {
        this.description = description;
        this.pattern = pattern;
        this.values = Set.of();
    }

    AttributeType(String description, String... values) {
        this.description = description;
        this.pattern = null;
        this.values = Set.of(values);
    }

    boolean accepts(String value) {
        return pattern != null ? pattern.matcher(value).matches() : values.contains(value.strip());
    }

    String description() {
        return description;
    }

    /** The type named so in a table; empty for an unknown one. */
    static Optional<AttributeType> named(String name) {
        for (AttributeType type : values()) {
            if (type.name().equals(name.toUpperCase(Locale.ROOT))) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
