package org.parley.browser.grammar.internal.srgs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often (SRGS 1.0 §2.5): {@code n}, {@code n-m} or {@code n-}, and how probable one more time is (§2.5.1). */
final class Repetition {
    private static final Pattern FORM = Pattern.compile("\\s*(\\d{1,6})\\s*(-\\s*(\\d{1,6})?)?\\s*");

    private Repetition() {}

    static Expansion of(String repeat, Expansion expansion, double probability) throws Malformed {
        Matcher form = FORM.matcher(repeat);
        if (!form.matches()) {
            throw new Malformed("repeat \"" + repeat + "\" is none of n, n-m, n-");
        }
        int min = Integer.parseInt(form.group(1));
        int max = form.group(2) == null
                ? min
                : form.group(3) == null ? Expansion.Repeat.UNBOUNDED : Integer.parseInt(form.group(3));
        if (max < min) {
            throw new Malformed("repeat \"" + repeat + "\" ends below where it begins");
        }
        return new Expansion.Repeat(expansion, min, max, probability);
    }

    /** @return NaN when the text is empty */
    static double probability(String text) throws Malformed {
        double probability = Numbers.of("repeat probability", text, Double.NaN);
        if (probability > 1) {
            throw new Malformed("repeat probability \"" + text + "\" is not between 0 and 1");
        }
        return probability;
    }
}
