package org.parley.browser.grammar.internal.srgs;

import java.util.regex.Pattern;

/** Names of rules (SRGS 1.0 §3.1): names of XML without full stop, colon and hyphen. */
final class Names {
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}\\p{M}_\u00b7\u200c\u200d]*");

    private Names() {}

    /** The name of a rule that is defined or is the root. */
    static String definable(String name) throws Malformed {
        if (!NAME.matcher(name).matches()) {
            throw new Malformed("'" + name + "' is no rule name");
        }
        if (isSpecial(name)) {
            throw new Malformed(name + " is a special rule and cannot be defined");
        }
        return name;
    }

    /** The name of a rule in a reference. */
    static String referable(String name, String reference) throws Malformed {
        if (!NAME.matcher(name).matches()) {
            throw new Malformed("'" + reference + "' names no rule after its #");
        }
        if (isSpecial(name)) {
            throw new Malformed("'" + reference + "' refers to the special rule " + name
                    + " like to a rule: write special=\"" + name + "\" in XML, $" + name + " in ABNF");
        }
        return name;
    }

    static boolean isSpecial(String name) {
        return name.equals("NULL") || name.equals("VOID") || name.equals("GARBAGE");
    }
}
