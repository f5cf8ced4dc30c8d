package org.parley.gateway.speech;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;

/** Dates as {@code say-as} gives them: {@code 20030506}, {@code 6.5.2003} in the format {@code dmy} and so on. */
final class SpokenDate {
    private SpokenDate() {}

    /**
     * The date in words and figures of a language, for instance {@code May 6, 2003}.
     *
     * @param format the order of {@code y}, {@code m} and {@code d}; empty for yyyymmdd, in which question marks stand for
     *     what is not known (VoiceXML 2.0 appendix P)
     */
    static String of(String text, String format, Locale locale) {
        String given = text.strip();
        try {
            if (format.isEmpty() && given.matches("[0-9?]{8}")) {
                return spoken(
                        new String[] {given.substring(0, 4), given.substring(4, 6), given.substring(6)}, "ymd", locale);
            }
            String[] parts = given.split("[^0-9]+", 4);
            String order = format.isEmpty() ? "ymd" : format;
            return order.matches("(?!.*(.).*\\1)[ymd]{1,3}") && parts.length == order.length()
                    ? spoken(parts, order, locale)
                    : text;
        } catch (DateTimeException | NumberFormatException noDate) {
            return text;
        }
    }

    private static String spoken(String[] parts, String order, Locale locale) {
        String year = part(parts, order, 'y');
        String month = part(parts, order, 'm');
        String day = part(parts, order, 'd');
        if (!year.isEmpty() && !month.isEmpty() && !day.isEmpty()) {
            return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
                    .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale));
        }
        String name = month.isEmpty() ? "" : Month.of(Integer.parseInt(month)).getDisplayName(TextStyle.FULL, locale);
        String number = day.isEmpty() ? "" : String.valueOf(Integer.parseInt(day));
        String when = year.isEmpty() ? "" : Year.of(Integer.parseInt(year)).toString();
        String of = locale.getLanguage().equals("en") ? name + " " + number : number + " " + name;
        return (of.strip() + " " + when).strip();
    }

    /** Empty when it is not there or not known. */
    private static String part(String[] parts, String order, char which) {
        int at = order.indexOf(which);
        return at < 0 || parts[at].contains("?") ? "" : parts[at];
    }
}
