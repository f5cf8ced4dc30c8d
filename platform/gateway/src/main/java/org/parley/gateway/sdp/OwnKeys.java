package org.parley.gateway.sdp;

import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.Map;
import org.parley.gateway.srtp.SrtpSuite;

/** Our keys of one call: one for each suite, made when it is first needed and kept for later offers. */
final class OwnKeys {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<SrtpSuite, byte[]> keys = new EnumMap<>(SrtpSuite.class);

    byte[] of(SrtpSuite suite) {
        return keys.computeIfAbsent(suite, wanted -> {
            byte[] key = new byte[SrtpSuite.KEY_LENGTH];
            RANDOM.nextBytes(key);
            return key;
        });
    }

    /** The lines of an offer. */
    String offer() {
        StringBuilder lines = new StringBuilder();
        for (SrtpSuite suite : SrtpSuite.values()) {
            lines.append(new CryptoLine(suite.ordinal() + 1, suite, of(suite)).attribute());
        }
        return lines.toString();
    }
}
