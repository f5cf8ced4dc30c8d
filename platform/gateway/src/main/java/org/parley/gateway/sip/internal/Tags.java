package org.parley.gateway.sip.internal;

import java.security.SecureRandom;

/** Tags that nobody can guess (RFC 3261 §19.3: at least 32 bits of randomness). */
final class Tags {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tags() {}

    static String next() {
        return Long.toString(RANDOM.nextLong() & Long.MAX_VALUE, 36);
    }
}
