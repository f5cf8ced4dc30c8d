package org.parley.webapp.account;

import java.util.regex.Pattern;

/** What a login name looks like: a letter, then letters, digits and underscores. */
public final class LoginName {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    private LoginName() {}

    public static boolean valid(String name) {
        return SHAPE.matcher(name).matches();
    }
}
