package org.parley.webapp.account;

import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The section {@code passwords} of the settings: what a web password must be like. Who logs in with one that is not so any
 * more must choose another one first.
 *
 * @param shortest fewest characters, {@value #LOWEST} to {@value #LONGEST}
 * @param lower whether it needs a lower-case letter
 * @param upper whether it needs an upper-case letter
 * @param digit whether it needs a digit
 * @param special whether it needs a character that is neither letter nor digit
 */
public record PasswordPolicy(int shortest, boolean lower, boolean upper, boolean digit, boolean special) {
    public static final int LOWEST = 4;
    public static final int LONGEST = 128;
    public static final PasswordPolicy DEFAULT = new PasswordPolicy(LOWEST, false, false, false, false);

    public PasswordPolicy {
        if (shortest < LOWEST || shortest > LONGEST) {
            throw new IllegalArgumentException(
                    "passwords.shortest is a number from " + LOWEST + " to " + LONGEST + ", not " + shortest);
        }
    }

    /** Reads the section as a HOCON object unwraps to. */
    public static PasswordPolicy of(Map<String, ?> section) {
        return new PasswordPolicy(
                Integer.parseInt(String.valueOf(section.get("shortest"))),
                needs(section, "lower-case"),
                needs(section, "upper-case"),
                needs(section, "digit"),
                needs(section, "special"));
    }

    private static boolean needs(Map<String, ?> section, String name) {
        return Boolean.parseBoolean(String.valueOf(section.get(name)));
    }

    /** What is wrong with a password, as a sentence; empty when nothing is. */
    public Optional<String> mistake(String password) {
        if (password.length() < shortest || password.length() > LONGEST) {
            return Optional.of("A password has " + shortest + " to " + LONGEST + " characters.");
        }
        if (!password.codePoints().allMatch(PasswordPolicy::allowed)) {
            return Optional.of("A password has letters, digits and the signs of a keyboard only.");
        }
        if (lower && lacks(password, Character::isLowerCase)) {
            return Optional.of("A password needs a lower-case letter.");
        }
        if (upper && lacks(password, Character::isUpperCase)) {
            return Optional.of("A password needs an upper-case letter.");
        }
        if (digit && lacks(password, Character::isDigit)) {
            return Optional.of("A password needs a digit.");
        }
        return special && lacks(password, sign -> !Character.isLetterOrDigit(sign))
                ? Optional.of("A password needs a sign that is neither letter nor digit.")
                : Optional.empty();
    }

    private static boolean lacks(String password, IntPredicate kind) {
        return password.codePoints().noneMatch(kind);
    }

    private static boolean allowed(int sign) {
        return sign >= ' ' && sign <= '~' || Character.isLetterOrDigit(sign);
    }

    /** What a password must be like, as a sentence. */
    public String rule() {
        StringBuilder rule = new StringBuilder(shortest + " to " + LONGEST + " characters");
        rule.append(lower ? ", a lower-case letter" : "");
        rule.append(upper ? ", an upper-case letter" : "");
        rule.append(digit ? ", a digit" : "");
        rule.append(special ? ", a sign such as # or !" : "");
        return rule.append('.').toString();
    }
}
