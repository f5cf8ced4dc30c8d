package org.parley.webapp.deposit;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names one deposit: 128 random bits in url-safe Base64, so knowing it is the right to deliver it. */
public record DepositId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{22}");

    public DepositId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a deposit id");
        }
    }

    static DepositId random(SecureRandom random) {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        return new DepositId(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** The id in a request; empty when it cannot be one. */
    public static Optional<DepositId> parse(String text) {
        return text != null && FORM.matcher(text).matches() ? Optional.of(new DepositId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
