package org.parley.browser.grammar.internal.srgs;

/** Weights and probabilities (SRGS 1.0 §2.4.1): {@code n}, {@code n.}, {@code .n} or {@code n.n}, without sign or exponent. */
final class Numbers {
    private Numbers() {}

    static double of(String what, String text, double fallback) throws Malformed {
        if (text.isEmpty()) {
            return fallback;
        }
        if (text.length() > 40 || !text.matches("[0-9]+\\.?|[0-9]*\\.[0-9]+")) {
            throw new Malformed(what + " \"" + text + "\" is no number like 2 or 0.5");
        }
        return Double.parseDouble(text);
    }
}
