package org.parley.gateway.sip;

import java.util.regex.Pattern;

/** Hides what is dialled behind a prefix: PINs, and the numbers that follow them (where a PIN ends is not known here). */
public final class MaskedDigits {
    /** Shorter numbers hold no PIN; they may be extensions. */
    private static final int SHORTEST_SECRET = 4;

    private static final String MASK = "…";

    private MaskedDigits() {}

    /** @param prefix empty for none */
    public static String behind(String prefix, String number) {
        return !prefix.isEmpty()
                        && number.startsWith(prefix)
                        && number.length() >= prefix.length() + SHORTEST_SECRET
                        && number.substring(prefix.length()).matches("[0-9+;=a-z-]*")
                ? prefix + MASK
                : number;
    }

    /** The same in the user parts of all SIP addresses of a text. */
    public static String inAddresses(String prefix, String text) {
        return prefix.isEmpty()
                ? text
                : Pattern.compile("(sips?:|tel:)" + Pattern.quote(prefix) + "[^@>;\\s]{" + SHORTEST_SECRET + ",}")
                        .matcher(text)
                        .replaceAll("$1" + prefix + MASK);
    }
}
