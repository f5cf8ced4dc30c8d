package org.parley.gateway.sip;

import java.util.Locale;
import java.util.Optional;

/** Keys in the body of INFO, as telephones and gateways send them where RTP carries none. */
public final class DtmfRelay {
    private static final String KEYS = "0123456789*#ABCD";

    private DtmfRelay() {}

    /** Whether a body of this type can carry a key. */
    public static boolean understands(SipBody body) {
        return body.type().equals("application/dtmf-relay") || body.type().equals("application/dtmf");
    }

    /** The key: {@code Signal=5} among other lines, or alone; 10 and 11 are star and pound, 12 to 15 the letters. */
    public static Optional<Character> key(SipBody body) {
        if (body.type().equals("application/dtmf") && !body.text().contains("=")) {
            return named(body.text());
        }
        for (String line : body.text().split("[\r\n]+")) {
            String[] field = line.split("=", 2);
            if (field.length == 2 && field[0].trim().equalsIgnoreCase("Signal")) {
                return named(field[1]);
            }
        }
        return Optional.empty();
    }

    private static Optional<Character> named(String signal) {
        String name = signal.trim().toUpperCase(Locale.ROOT);
        if (name.matches("1[0-5]")) {
            return Optional.of(KEYS.charAt(Integer.parseInt(name)));
        }
        return name.length() == 1 && KEYS.contains(name) ? Optional.of(name.charAt(0)) : Optional.empty();
    }
}
