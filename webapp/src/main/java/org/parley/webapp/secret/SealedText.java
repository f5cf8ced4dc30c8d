package org.parley.webapp.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Short texts, encrypted and authenticated with AES-256-GCM under one key for one purpose. */
public final class SealedText {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random;

    /** @param purpose separates the uses of one key */
    public SealedText(byte[] key, String purpose, SecureRandom random) {
        this.key = new SecretKeySpec(new KeyedHash(key, "seal " + purpose).of("key"), "AES");
        this.random = random;
    }

    /** @param subject what the text belongs to; it opens for nothing else */
    public String seal(String text, String subject) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8), subject);
        byte[] all = ByteBuffer.allocate(NONCE + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return Base64.getEncoder().encodeToString(all);
    }

    /** @throws IllegalStateException it was sealed with another key or for something else */
    public String open(String sealed, String subject) {
        ByteBuffer all = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
        byte[] nonce = new byte[NONCE];
        all.get(nonce);
        byte[] rest = new byte[all.remaining()];
        all.get(rest);
        return new String(run(Cipher.DECRYPT_MODE, nonce, rest, subject), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, byte[] nonce, byte[] content, String subject) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(subject.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A sealed secret of " + subject + " does not open with this server.key", e);
        }
    }
}
