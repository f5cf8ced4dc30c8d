package org.parley.gateway.srtp;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keys that are derived for RTP or for RTCP from a master key (RFC 3711 §4.3), and what is done with them. One thread at a time. */
final class SessionKeys {
    private static final int BLOCK = 16;
    private static final int SALT = 14;
    private static final int AUTHENTICATION = 20;
    private static final int LARGEST = 2048;

    private final Cipher cipher;
    private final Mac mac;
    private final byte[] salt;
    private final byte[] blocks = new byte[LARGEST];
    private final byte[] stream = new byte[LARGEST];
    private final byte[] counter = new byte[BLOCK];
    private final byte[] suffix = new byte[4];
    private final byte[] tag = new byte[AUTHENTICATION];

    /** @param label of the cipher key: 0 for RTP, 3 for RTCP; those of the other two follow it */
    SessionKeys(byte[] master, int label) {
        this(
                derived(master, label, BLOCK),
                derived(master, label + 1, AUTHENTICATION),
                derived(master, label + 2, SALT));
    }

    SessionKeys(byte[] cipherKey, byte[] authenticationKey, byte[] salt) {
        this.salt = salt;
        try {
            cipher = aes(cipherKey);
            mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(authenticationKey, "HmacSHA1"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES or HMAC-SHA1 is missing in this Java", e);
        }
    }

    private static Cipher aes(byte[] key) throws GeneralSecurityException, InvalidKeyException {
        Cipher aes = Cipher.getInstance("AES/ECB/NoPadding");
        aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
        return aes;
    }

    /** RFC 3711 §4.3.1 with a key derivation rate of zero. */
    static byte[] derived(byte[] master, int label, int length) {
        byte[] input = new byte[2 * BLOCK];
        for (int block = 0; block < 2; block++) {
            System.arraycopy(master, BLOCK, input, block * BLOCK, SALT);
            input[block * BLOCK + 7] ^= (byte) label;
            input[block * BLOCK + 15] = (byte) block;
        }
        try {
            return Arrays.copyOf(aes(Arrays.copyOf(master, BLOCK)).doFinal(input), length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES is missing in this Java", e);
        }
    }

    /** Adds the key stream of a packet (§4.1.1), in place: what was plain is secret and the other way round. */
    void crypt(byte[] data, int from, int length, int ssrc, long index) {
        System.arraycopy(salt, 0, counter, 0, SALT);
        for (int i = 0; i < 4; i++) {
            counter[4 + i] ^= (byte) (ssrc >> 24 - 8 * i);
        }
        for (int i = 0; i < 6; i++) {
            counter[8 + i] ^= (byte) (index >> 40 - 8 * i);
        }
        int size = (length + BLOCK - 1) / BLOCK * BLOCK;
        for (int at = 0; at < size; at += BLOCK) {
            System.arraycopy(counter, 0, blocks, at, SALT);
            blocks[at + 14] = (byte) (at / BLOCK >> 8);
            blocks[at + 15] = (byte) (at / BLOCK);
        }
        try {
            cipher.update(blocks, 0, size, stream, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        for (int i = 0; i < length; i++) {
            data[from + i] ^= stream[i];
        }
    }

    /** The tag of a packet and four bytes behind it (§4.2), valid until the next call. */
    private byte[] tag(byte[] data, int from, int length, int behind) {
        for (int i = 0; i < 4; i++) {
            suffix[i] = (byte) (behind >> 24 - 8 * i);
        }
        try {
            mac.update(data, from, length);
            mac.update(suffix);
            mac.doFinal(tag, 0);
            return tag;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    void sign(byte[] data, int from, int length, int behind, int at, int tagLength) {
        System.arraycopy(tag(data, from, length, behind), 0, data, at, tagLength);
    }

    /** Whether the tag at a place is that of a packet; takes the same time for every wrong one. */
    boolean isSigned(byte[] data, int from, int length, int behind, int at, int tagLength) {
        byte[] right = Arrays.copyOf(tag(data, from, length, behind), tagLength);
        return MessageDigest.isEqual(right, Arrays.copyOfRange(data, at, at + tagLength));
    }
}
