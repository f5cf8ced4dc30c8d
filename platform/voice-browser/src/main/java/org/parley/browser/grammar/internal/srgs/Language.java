package org.parley.browser.grammar.internal.srgs;

import java.util.regex.Pattern;

/** Language identifiers (SRGS 1.0 §4.5, RFC 3066): {@code en}, {@code fr-CA}. */
final class Language {
    private static final Pattern FORM = Pattern.compile("[A-Za-z]{1,8}+([-_][A-Za-z0-9]{1,8}+)*+");

    private Language() {}

    static String checked(String language) throws Malformed {
        String text = language.strip();
        if (!FORM.matcher(text).matches()) {
            throw new Malformed("\"" + language + "\" is no language identifier like en-US");
        }
        return text;
    }
}
