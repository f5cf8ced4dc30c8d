package org.parley.gateway.sip;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What was dialled.
 *
 * @param digits as a person would write it, for instance {@code *404}
 */
public record DialledNumber(String digits) {
    /** RFC 3261 §25.1: unreserved and user-unreserved. */
    private static final String PLAIN = "-_.!~*'()&=+$,;?/";

    /**
     * The number in the user part of a SIP URI. Undoes escapes ({@code %2A404} is {@code *404}); an escape that is none
     * stays as it is. Parameters of the user part ({@code ;phone-context=…}) are cut off.
     */
    public static DialledNumber of(String userPart) {
        int parameters = userPart.indexOf(';');
        String user = parameters < 0 ? userPart : userPart.substring(0, parameters);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(user.length());
        for (int i = 0; i < user.length(); i++) {
            if (user.charAt(i) == '%' && i + 2 < user.length() && hex(user, i + 1) && hex(user, i + 2)) {
                bytes.write(Integer.parseInt(user.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.writeBytes(user.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
            }
        }
        return new DialledNumber(bytes.toString(StandardCharsets.UTF_8));
    }

    private static boolean hex(String text, int at) {
        return text.charAt(at) < 128 && Character.digit(text.charAt(at), 16) >= 0;
    }

    /** As a user part of a SIP URI, with escapes only where they must be. */
    public String escaped() {
        StringBuilder escaped = new StringBuilder();
        for (byte b : digits.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (c < 128 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) {
                escaped.append(c);
            } else {
                escaped.append(String.format("%%%02X", b));
            }
        }
        return escaped.toString();
    }
}
