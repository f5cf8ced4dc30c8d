package org.parley.browser.grammar;

import static org.parley.browser.grammar.BuiltinGrammar.or;
import static org.parley.browser.grammar.BuiltinGrammar.repeat;
import static org.parley.browser.grammar.BuiltinGrammar.sequence;
import static org.parley.browser.grammar.SpokenBuiltin.anyOf;
import static org.parley.browser.grammar.internal.srgs.Expansion.Repeat.UNBOUNDED;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.parley.browser.grammar.internal.srgs.Expansion;
import org.parley.browser.grammar.internal.srgs.Expansion.Token;

/** English numbers and amounts of money below a million, as they are said. */
final class SpokenNumber {
    private static final List<String> UNITS = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen");
    private static final List<String> TENS =
            List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    private static final Expansion DIGIT = anyOf(UNITS.subList(0, 10).toArray(String[]::new));
    static final Expansion BELOW_TEN = anyOf(UNITS.subList(1, 10).toArray(String[]::new));
    private static final Expansion AND = optional(new Token("and"));
    static final Expansion MINUTES = or(
            anyOf(UNITS.subList(10, 20).toArray(String[]::new)),
            sequence(anyOf(TENS.subList(0, 4).toArray(String[]::new)), optional(BELOW_TEN)));
    static final Expansion BELOW_HUNDRED = or(
            anyOf(UNITS.subList(1, 20).toArray(String[]::new)),
            sequence(anyOf(TENS.toArray(String[]::new)), optional(BELOW_TEN)));
    private static final Expansion BELOW_THOUSAND =
            or(BELOW_HUNDRED, sequence(BELOW_TEN, new Token("hundred"), optional(sequence(AND, BELOW_HUNDRED))));
    private static final Expansion WHOLE = or(
            new Token("zero"),
            BELOW_THOUSAND,
            sequence(BELOW_THOUSAND, new Token("thousand"), optional(sequence(AND, BELOW_THOUSAND))));
    private static final Expansion FRACTION = sequence(new Token("point"), repeat(DIGIT, 1, UNBOUNDED));

    static final Expansion NUMBER = sequence(
            optional(anyOf("minus", "negative", "plus", "positive")),
            or(sequence(WHOLE, optional(FRACTION)), FRACTION));
    static final Expansion CURRENCY = or(
            sequence(WHOLE, anyOf("dollar", "dollars"), optional(sequence(AND, BELOW_HUNDRED, anyOf("cent", "cents")))),
            sequence(BELOW_HUNDRED, anyOf("cent", "cents")));

    private SpokenNumber() {}

    private static Expansion optional(Expansion expansion) {
        return repeat(expansion, 0, 1);
    }

    /** Digits with a sign when it was said and a decimal point when there is a fraction. */
    static String value(List<String> said) {
        StringBuilder number = new StringBuilder();
        List<String> words =
                said.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        int at = 0;
        if (List.of("minus", "negative").contains(words.get(0))) {
            number.append('-');
            at = 1;
        } else if (List.of("plus", "positive").contains(words.get(0))) {
            number.append('+');
            at = 1;
        }
        int point = words.indexOf("point");
        number.append(whole(words.subList(at, point < 0 ? words.size() : point)));
        if (point >= 0) {
            number.append('.');
            words.subList(point + 1, words.size()).forEach(digit -> number.append(UNITS.indexOf(digit)));
        }
        return number.toString();
    }

    static int whole(List<String> words) {
        int thousands = 0;
        int sum = 0;
        for (String word : words) {
            if (word.equals("hundred")) {
                sum *= 100;
            } else if (word.equals("thousand")) {
                thousands = sum * 1000;
                sum = 0;
            } else {
                sum += UNITS.contains(word)
                        ? UNITS.indexOf(word)
                        : TENS.contains(word) ? TENS.indexOf(word) * 10 + 20 : 0;
            }
        }
        return thousands + sum;
    }

    /** The currency's code and the amount with two decimals. */
    static String amount(List<String> said) {
        List<String> words =
                said.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        int dollars = Math.max(words.indexOf("dollar"), words.indexOf("dollars"));
        long cents = 100L * (dollars < 0 ? 0 : whole(words.subList(0, dollars)))
                + whole(words.subList(dollars + 1, words.size()));
        return "USD" + BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
