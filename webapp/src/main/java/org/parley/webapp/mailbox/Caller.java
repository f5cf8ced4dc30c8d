package org.parley.webapp.mailbox;

/**
 * Who left a message, as the telephone network told it.
 *
 * @param number empty when withheld; at most 64 characters are kept
 * @param name empty when unknown; at most 128 characters are kept
 * @param internal whether this is a proven extension of ours (never by its number alone)
 */
public record Caller(String number, String name, boolean internal) {

    public Caller {
        number = clean(number, 64);
        name = clean(name, 128);
    }

    /** Somebody outside, or somebody who did not prove who they are. */
    public static Caller guest(String number, String name) {
        return new Caller(number, name, false);
    }

    private static String clean(String text, int limit) {
        if (text == null) {
            return "";
        }
        String printable = text.replaceAll("[\\p{Cntrl}\\p{Cs}]", " ").strip();
        return printable.length() <= limit ? printable : printable.substring(0, limit);
    }
}
