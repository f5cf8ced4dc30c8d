package org.parley.browser.grammar;

import static org.parley.browser.grammar.BuiltinGrammar.or;
import static org.parley.browser.grammar.BuiltinGrammar.repeat;
import static org.parley.browser.grammar.BuiltinGrammar.sequence;
import static org.parley.browser.grammar.SpokenBuiltin.anyOf;

import java.util.List;
import java.util.Locale;
import org.parley.browser.grammar.internal.srgs.Expansion;
import org.parley.browser.grammar.internal.srgs.Expansion.Token;

/** English dates and times of day, as they are said. */
final class SpokenTime {
    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final List<String> DAYS = List.of(
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth");
    private static final Expansion YEAR = or(
            sequence(
                    new Token("two"),
                    new Token("thousand"),
                    optional(sequence(optional(new Token("and")), SpokenNumber.BELOW_HUNDRED))),
            sequence(anyOf("nineteen", "twenty"), SpokenNumber.BELOW_HUNDRED));
    private static final Expansion DAY = or(
            anyOf(DAYS.toArray(String[]::new)),
            sequence(new Token("twenty"), anyOf(DAYS.subList(0, 9).toArray(String[]::new))),
            new Token("thirtieth"),
            sequence(new Token("thirty"), new Token("first")));
    private static final Expansion HOUR =
            anyOf("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    static final Expansion DATE =
            sequence(anyOf(MONTHS.toArray(String[]::new)), optional(new Token("the")), DAY, optional(YEAR));
    static final Expansion TIME = or(
            anyOf("noon", "midnight"),
            sequence(
                    HOUR,
                    optional(or(sequence(anyOf("oh", "zero"), SpokenNumber.BELOW_TEN), SpokenNumber.MINUTES)),
                    optional(sequence(new Token("o'clock"))),
                    optional(sequence(anyOf("a", "p"), new Token("m")))));

    private SpokenTime() {}

    private static Expansion optional(Expansion expansion) {
        return repeat(expansion, 0, 1);
    }

    /** yyyymmdd; question marks for a year that was not said. */
    static String date(List<String> said) {
        List<String> words = said.stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> !word.equals("the"))
                .toList();
        int month = MONTHS.indexOf(words.get(0)) + 1;
        boolean isCompound = words.size() > 2 && !DAYS.contains(words.get(1)) && DAYS.contains(words.get(2));
        int day = switch (words.get(1)) {
            case "twenty" -> 21 + DAYS.indexOf(words.get(2));
            case "thirty" -> 31;
            case "thirtieth" -> 30;
            default -> 1 + DAYS.indexOf(words.get(1));
        };
        List<String> year = words.subList(isCompound ? 3 : 2, words.size());
        return (year.isEmpty() ? "????" : year(year)) + String.format(Locale.ROOT, "%02d%02d", month, day);
    }

    private static String year(List<String> words) {
        boolean byThousand = words.get(0).equals("two");
        int year = byThousand
                ? SpokenNumber.whole(words)
                : SpokenNumber.whole(words.subList(0, 1)) * 100 + SpokenNumber.whole(words.subList(1, words.size()));
        return String.format(Locale.ROOT, "%04d", year);
    }

    /** hhmm and a for morning, p for afternoon, ? for one of both, h for a 24-hour time. */
    static String time(List<String> said) {
        List<String> words = said.stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> !word.equals("o'clock"))
                .toList();
        if (words.size() == 1 && (words.get(0).equals("noon") || words.get(0).equals("midnight"))) {
            return words.get(0).equals("noon") ? "1200p" : "1200a";
        }
        int end = words.size();
        String half = "?";
        if (words.get(end - 1).equals("m")) {
            half = words.get(end - 2);
            end -= 2;
        }
        int hour = SpokenNumber.whole(words.subList(0, 1));
        int minute = SpokenNumber.whole(words.subList(1, end));
        return String.format(Locale.ROOT, "%02d%02d%s", hour, minute, half);
    }
}
