package org.parley.webapp.toll;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what the gate has let pass, under the platform key, so that gateways take it from nobody else (HMAC-SHA-256). */
final class TicketSignature {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    TicketSignature(byte[] platformKey) {
        key = new SecretKeySpec(platformKey, ALGORITHM);
    }

    /** In hexadecimal. */
    String of(String destination) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(("toll " + destination).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + ALGORITHM, e);
        }
    }
}
