package org.parley.webapp.account;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.parley.webapp.secret.KeyedHash;

/**
 * Hashes of PINs: HMAC-SHA-256 under the key of the server with a salt for each account. A check takes microseconds,
 * as it lies between two sentences of a call; without the key file a copy of the database tells nothing.
 */
final class PinHash {
    private static final int SALT_BYTES = 16;

    /** What is stored of a PIN. */
    record Stored(String salt, String hash) {}

    private final KeyedHash keyed;
    private final SecureRandom random;

    PinHash(byte[] serverKey, SecureRandom random) {
        this.keyed = new KeyedHash(serverKey, "pin");
        this.random = random;
    }

    Stored of(String pin) {
        byte[] bits = new byte[SALT_BYTES];
        random.nextBytes(bits);
        String salt = HexFormat.of().formatHex(bits);
        return new Stored(salt, hash(salt, pin));
    }

    boolean matches(String pin, Stored stored) {
        return KeyedHash.equal(stored.hash(), hash(stored.salt(), pin));
    }

    private String hash(String salt, String pin) {
        return HexFormat.of().formatHex(keyed.of(salt, pin));
    }
}
