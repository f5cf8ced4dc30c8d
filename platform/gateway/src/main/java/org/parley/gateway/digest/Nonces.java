package org.parley.gateway.digest;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Nonces that need no memory to be known again: they carry their time and a keyed hash. Only of those that a right answer
 * came for is something kept: which counts were used (RFC 7616 §3.3), so that no answer counts twice.
 */
final class Nonces {
    private static final int TIME = 8;
    private static final int RANDOM = 8;
    private static final int MARK = 16;
    private static final int MANY = 10_000;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final Duration age;
    private final Supplier<Instant> now;
    private final Map<String, UsedCounts> used = new ConcurrentHashMap<>();

    Nonces(Duration age, Supplier<Instant> now) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
        this.age = age;
        this.now = now;
    }

    String next() {
        byte[] head = new byte[TIME + RANDOM];
        random.nextBytes(head);
        ByteBuffer.wrap(head).putLong(now.get().toEpochMilli());
        byte[] all = Arrays.copyOf(head, TIME + RANDOM + MARK);
        System.arraycopy(mark(head), 0, all, TIME + RANDOM, MARK);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** Whether it is one of ours and not too old. */
    boolean fresh(String nonce) {
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(nonce);
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (all.length != TIME + RANDOM + MARK) {
            return false;
        }
        byte[] head = Arrays.copyOf(all, TIME + RANDOM);
        byte[] mark = Arrays.copyOfRange(all, TIME + RANDOM, all.length);
        return MessageDigest.isEqual(mark, mark(head)) && !isOld(made(all));
    }

    /** Takes a count of a nonce whose answer is right; false when it was taken before. */
    boolean take(String nonce, long count) {
        if (used.size() > MANY) {
            used.values().removeIf(counts -> isOld(counts.made));
        }
        long made = made(Base64.getUrlDecoder().decode(nonce));
        return used.computeIfAbsent(nonce, first -> new UsedCounts(made)).take(count);
    }

    private boolean isOld(long madeMillis) {
        return now.get().toEpochMilli() - madeMillis > age.toMillis();
    }

    private static long made(byte[] nonce) {
        return ByteBuffer.wrap(nonce).getLong();
    }

    private byte[] mark(byte[] head) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(head), MARK);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }

    /** The highest count and which of the 64 below it were seen: requests sent side by side may overtake each other. */
    private static final class UsedCounts {
        private final long made;
        private long highest;
        private long below;

        UsedCounts(long made) {
            this.made = made;
        }

        synchronized boolean take(long count) {
            if (count > highest) {
                long step = count - highest;
                below = step > 63 ? 0 : below << step | (highest > 0 ? 1L << (step - 1) : 0);
                highest = count;
                return true;
            }
            long back = highest - count;
            if (back == 0 || back > 64 || (below & 1L << (back - 1)) != 0) {
                return false;
            }
            below |= 1L << (back - 1);
            return true;
        }
    }
}
