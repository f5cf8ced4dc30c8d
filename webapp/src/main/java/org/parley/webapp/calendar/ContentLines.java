package org.parley.webapp.calendar;

import java.nio.charset.StandardCharsets;

/** The lines of a calendar file: names, escaped values, folded at 75 octets (RFC 5545 §3.1, §3.3.11). */
final class ContentLines {
    private static final int LONGEST = 75;

    private final StringBuilder text = new StringBuilder();

    /** A line whose value is what the format says, not a text. */
    ContentLines add(String name, String value) {
        fold(name + ":" + value);
        return this;
    }

    /** A line whose value is a text of people. */
    ContentLines addText(String name, String value) {
        return add(name, escaped(value));
    }

    static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\r\n", "\n")
                .replaceAll("[\\p{Cntrl}&&[^\n\t]]", " ")
                .replace("\n", "\\n");
    }

    /** A parameter value; quotation marks have no place in one (RFC 5545 §3.2). */
    static String quoted(String value) {
        return "\"" + value.replaceAll("[\\p{Cntrl}\"]", " ") + "\"";
    }

    /** Octets count, and no character is cut in two. */
    private void fold(String line) {
        int octets = 0;
        for (int at = 0; at < line.length(); ) {
            int point = line.codePointAt(at);
            String character = new String(Character.toChars(point));
            int length = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > LONGEST) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(character);
            octets += length;
            at += character.length();
        }
        text.append("\r\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
