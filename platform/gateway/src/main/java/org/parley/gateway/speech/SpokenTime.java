package org.parley.gateway.speech;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times of day as {@code say-as} gives them: {@code 0145p} (VoiceXML 2.0 appendix P), {@code 13:45}, {@code 1:45pm}. */
final class SpokenTime {
    private static final Pattern FORM =
            Pattern.compile("([0-9]{1,2})[:.]?([0-9]{2})(?:[:.][0-9]{2})?\\s*([aphAP?]?)(?:\\.?[mM]\\.?)?");

    private SpokenTime() {}

    /** The time as a language writes it, for instance {@code 1:45 PM}; as it is when it is none. */
    static String of(String text, Locale locale) {
        Matcher given = FORM.matcher(text.strip());
        if (!given.matches()) {
            return text;
        }
        int hour = Integer.parseInt(given.group(1));
        String half = given.group(3).toLowerCase(Locale.ROOT);
        boolean isHalf = half.equals("a") || half.equals("p");
        try {
            LocalTime time = LocalTime.of(
                    isHalf ? hour % 12 + (half.equals("p") ? 12 : 0) : hour, Integer.parseInt(given.group(2)));
            String pattern = half.equals("?") || !isHalf ? "H:mm" : "h:mm a";
            return time.format(DateTimeFormatter.ofPattern(pattern, locale));
        } catch (DateTimeException noTime) {
            return text;
        }
    }
}
