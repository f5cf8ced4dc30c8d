package org.parley.webapp.phrase;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** How one language says numbers, keys, dates and times with recorded phrases. */
public interface Speaking {

    /**
     * The rules of a language.
     *
     * @throws IllegalArgumentException when there are none for it
     */
    static Speaking of(PhraseBook book, String language) {
        return switch (Locale.forLanguageTag(language).getLanguage()) {
            case "en" -> new EnglishSpeaking(book, language);
            case "es" -> new SpanishSpeaking(book, language);
            default -> throw new IllegalArgumentException("No rules for speaking " + language);
        };
    }

    /** BCP 47, for instance {@code en-US}. */
    String language();

    /** A whole number of up to twelve digits in words; a longer one digit by digit. */
    List<Phrase> number(long number);

    /** The same before a noun; languages with genders use masculine nouns here. */
    List<Phrase> count(long number);

    /** Keys one by one: 0–9, {@code *} and {@code #}; other characters are left out. */
    List<Phrase> digits(String digits);

    /** Letters and digits one by one; other characters are left out. */
    List<Phrase> spelling(String text);

    /** A day as seen from another: today, yesterday, or weekday, month and day, and the year when it is another one. */
    List<Phrase> date(LocalDate date, LocalDate today);

    /** A time of day to the minute. */
    List<Phrase> time(LocalTime time);

    /** Hours, minutes and seconds, leaving out what is zero; rounded to the second. */
    List<Phrase> duration(Duration duration);

    /** Date and time of an instant, as clocks in {@code zone} show it at that instant, seen from {@code now}. */
    List<Phrase> moment(Instant instant, ZoneId zone, Instant now);
}
