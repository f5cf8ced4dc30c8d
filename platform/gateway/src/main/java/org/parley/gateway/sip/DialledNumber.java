package org.parley.gateway.sip;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The user part of a SIP URI as what was dialled. */
public final class DialledNumber {
    private DialledNumber() {}

    /**
     * Undoes escapes (RFC 3261 §25.1: {@code %2A404} is {@code *404}); an escape that is none stays as it is. A plus
     * sign stays a plus sign. Parameters of the user part ({@code ;phone-context=…}) are cut off.
     */
    public static String of(String userPart) {
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
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static boolean hex(String text, int at) {
        return Character.digit(text.charAt(at), 16) >= 0 && text.charAt(at) < 128;
    }
}
