package org.parley.webapp.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 under one key for one purpose. */
public final class KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";
    private final SecretKeySpec key;

    /**
     * @param purpose separates the uses of one key: hashes of different purposes never agree
     */
    public KeyedHash(byte[] key, String purpose) {
        this.key = new SecretKeySpec(mac(new SecretKeySpec(key, ALGORITHM), purpose), ALGORITHM);
    }

    /** The hash over the parts, each with its length so that no two lists of parts run together. */
    public byte[] of(String... parts) {
        StringBuilder joined = new StringBuilder();
        for (String part : parts) {
            joined.append(part.length()).append(':').append(part);
        }
        return mac(key, joined.toString());
    }

    /** Compares in a time that does not depend on where two hashes or keys differ. */
    public static boolean equal(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + ALGORITHM, e);
        }
    }
}
