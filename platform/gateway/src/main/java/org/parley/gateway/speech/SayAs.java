package org.parley.gateway.speech;

import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What {@code say-as} asks for (SSML 1.0 §3.1.8), put into text that every engine reads so; also the types of VoiceXML 2.0
 * appendix P, {@code vxml:digits} and so on. What is not known, or not of the form that it should have, stays as it is.
 */
final class SayAs {
    private static final Pattern CURRENCY = Pattern.compile("([A-Z]{3})\\s?([0-9]{1,12}(?:\\.[0-9]{1,2})?)");
    private static final Pattern ORDINAL = Pattern.compile("[0-9]{1,9}");

    private SayAs() {}

    /** @param markup as in {@link org.parley.browser.platform.Delivery#markup} */
    static String text(String text, String language, Map<String, String> markup) {
        String kind = markup.getOrDefault("say-as interpret-as", markup.getOrDefault("say-as type", ""));
        String format = markup.getOrDefault("say-as format", "");
        Locale locale = Locale.forLanguageTag(language);
        return switch (kind.startsWith("vxml:") ? kind.substring("vxml:".length()) : kind) {
            case "digits", "telephone", "phone" -> oneByOne(text);
            case "characters", "letters", "spell-out", "spell", "acronym" -> oneByOne(text.toUpperCase(locale));
            case "ordinal" -> ordinal(text, locale);
            case "boolean" -> words(locale).getOrDefault(text.strip(), text);
            case "date" -> SpokenDate.of(text, format, locale);
            case "time" -> SpokenTime.of(text, locale);
            case "currency" -> currency(text, locale);
            default -> text;
        };
    }

    private static String oneByOne(String text) {
        return text.codePoints()
                .filter(character -> !Character.isWhitespace(character))
                .mapToObj(Character::toString)
                .collect(Collectors.joining(" "));
    }

    private static String ordinal(String text, Locale locale) {
        if (!ORDINAL.matcher(text.strip()).matches()) {
            return text;
        }
        int number = Integer.parseInt(text.strip());
        if (!locale.getLanguage().equals("en")) {
            return number + "\u00ba";
        }
        int last = number % 100 / 10 == 1 ? 0 : number % 10;
        return number + (last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th");
    }

    private static String currency(String text, Locale locale) {
        Matcher amount = CURRENCY.matcher(text.strip());
        if (!amount.matches()) {
            return text;
        }
        try {
            return amount.group(2) + " " + Currency.getInstance(amount.group(1)).getDisplayName(locale);
        } catch (IllegalArgumentException unknown) {
            return text;
        }
    }

    private static Map<String, String> words(Locale locale) {
        ResourceBundle words = ResourceBundle.getBundle(
                "org.parley.gateway.speech.say-as",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return words.keySet().stream().collect(Collectors.toMap(key -> key, words::getString));
    }
}
