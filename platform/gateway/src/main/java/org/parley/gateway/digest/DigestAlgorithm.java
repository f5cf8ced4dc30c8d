package org.parley.gateway.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Hash functions of digests, the better one first. */
public enum DigestAlgorithm {
    SHA_256("SHA-256"),
    MD5("MD5");

    private final String text;

    DigestAlgorithm(String text) {
        this.text = text;
    }

    /** As challenges name it. */
    public String text() {
        return text;
    }

    /** The algorithm of that name; a challenge or answer that names none means MD5. */
    public static Optional<DigestAlgorithm> named(String name) {
        if (name.isEmpty()) {
            return Optional.of(MD5);
        }
        for (DigestAlgorithm algorithm : values()) {
            if (algorithm.text.equalsIgnoreCase(name)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    /** Lower-case hex. */
    public String hash(String content) {
        try {
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance(text).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has " + text, e);
        }
    }

    /** RFC 7616 §3.4.1: the answer to a challenge; {@code qop} is empty for the old form of RFC 2069. */
    String response(String ha1, String nonce, String count, String clientNonce, String qop, String method, String uri) {
        String ha2 = hash(method + ":" + uri);
        return qop.isEmpty()
                ? hash(ha1 + ":" + nonce + ":" + ha2)
                : hash(ha1 + ":" + nonce + ":" + count + ":" + clientNonce + ":" + qop + ":" + ha2);
    }
}
