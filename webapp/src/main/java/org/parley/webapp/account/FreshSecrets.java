package org.parley.webapp.account;

import java.security.SecureRandom;

/** Makes secrets that nobody guesses: shown once to whoever asked for them, and changed by the owner. */
public final class FreshSecrets {
    private static final int PINS = 100_000_000;
    private static final int GROUP = 5;
    private static final int SHORTEST = 20;
    /** Without those that are taken for each other when they are read out. */
    private static final String PLAIN = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final String MIXED = PLAIN + "ABCDEFGHJKLMNPQRSTUVWXYZ";

    private final SecureRandom random = new SecureRandom();

    /** A PIN of eight digits that the rules allow for an extension. */
    public String pin(String extension) {
        String pin;
        do {
            pin = String.format("%08d", random.nextInt(PINS));
        } while (PinRules.judge(extension, pin) != PinRules.Verdict.FINE);
        return pin;
    }

    /** A password in groups of five that a policy allows. */
    public String password(PasswordPolicy policy) {
        String password;
        do {
            password = groups(policy.upper() ? MIXED : PLAIN, Math.max(SHORTEST, policy.shortest()));
        } while (policy.mistake(password).isPresent());
        return password;
    }

    private String groups(String letters, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i > 0 && i % GROUP == 0 ? "-" : "").append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.length() <= PasswordPolicy.LONGEST ? text.toString() : text.substring(0, PasswordPolicy.LONGEST);
    }
}
