package org.parley.webapp.toll;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers of one class: digits stand for themselves, {@code x} for any digit, {@code n} for one from 2 to 9, a plus at the
 * begin for itself; a star at the end for any digits behind, at least one.
 */
public record NumberPattern(String text, NumberClass numberClass) {
    private static final Pattern SYNTAX = Pattern.compile("\\+?[0-9xn]{1,20}\\*?|\\+\\*");
    private static final String DIGITS = "0123456789";
    private static final String BEGINNING = "23456789";
    private static final int LONGEST = 20;

    /** @throws IllegalArgumentException it is no pattern */
    public NumberPattern {
        if (!SYNTAX.matcher(text).matches()) {
            throw new IllegalArgumentException("toll.classes." + numberClass.id() + ": '" + text
                    + "' is no pattern such as nxxxxxx, 011* or +1900*");
        }
    }

    /** Whether any digits may follow. */
    public boolean open() {
        return text.endsWith("*");
    }

    /** Which keys each place takes; empty for a number that no telephone has the keys for (with a plus). */
    public Optional<List<String>> places() {
        if (text.startsWith("+")) {
            return Optional.empty();
        }
        List<String> places = new ArrayList<>();
        for (char one : body().toCharArray()) {
            places.add(one == 'x' ? DIGITS : one == 'n' ? BEGINNING : String.valueOf(one));
        }
        return Optional.of(places);
    }

    boolean matches(String number) {
        String body = body();
        if (number.length() > LONGEST
                || (open() ? number.length() <= body.length() : number.length() != body.length())) {
            return false;
        }
        for (int i = 0; i < number.length(); i++) {
            if (!fits(i < body.length() ? body.charAt(i) : 'x', number.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(char pattern, char digit) {
        return switch (pattern) {
            case 'x' -> digit >= '0' && digit <= '9';
            case 'n' -> digit >= '2' && digit <= '9';
            default -> digit == pattern;
        };
    }

    /** How much of a number the pattern says: a digit more than a range, a range more than any digit. */
    int exactness() {
        return body().chars().map(one -> one == 'x' ? 1 : one == 'n' ? 2 : 100).sum();
    }

    private String body() {
        return open() ? text.substring(0, text.length() - 1) : text;
    }
}
