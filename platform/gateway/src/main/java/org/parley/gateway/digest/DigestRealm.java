package org.parley.gateway.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Asks who somebody is, and checks the answer. An unknown user gets the same work and the same result as a wrong secret.
 * Thread-safe; waits for nothing.
 */
public final class DigestRealm {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String realm;
    private final List<DigestAlgorithm> algorithms;
    private final Function<String, Optional<DigestCredential>> credentials;
    private final Nonces nonces;
    private final DigestCredential nobody = new DigestCredential("", noise(16), noise(32));

    /**
     * @param algorithms offered, the preferred one first
     * @param age how long a nonce is good
     * @param now the time
     */
    public DigestRealm(
            String realm,
            List<DigestAlgorithm> algorithms,
            Duration age,
            Supplier<Instant> now,
            Function<String, Optional<DigestCredential>> credentials) {
        this.realm = realm;
        this.algorithms = List.copyOf(algorithms);
        this.credentials = credentials;
        this.nonces = new Nonces(age, now);
    }

    private static String noise(int bytes) {
        byte[] noise = new byte[bytes];
        RANDOM.nextBytes(noise);
        return HexFormat.of().formatHex(noise);
    }

    /**
     * Values for WWW-Authenticate or Proxy-Authenticate.
     *
     * @param simple the last algorithm only, not one for each
     */
    public List<String> challenges(boolean stale, boolean simple) {
        String nonce = nonces.next();
        return algorithms.stream()
                .skip(simple ? algorithms.size() - 1 : 0)
                .map(algorithm -> "Digest realm=\"" + realm + "\",nonce=\"" + nonce + "\",algorithm=" + algorithm.text()
                        + ",qop=\"auth\"" + (stale ? ",stale=true" : ""))
                .toList();
    }

    /**
     * Checks the values of Authorization or Proxy-Authorization.
     *
     * @param method of the request
     */
    public DigestResult check(String method, List<String> answers) {
        for (String answer : answers) {
            Optional<DigestFields> fields = DigestFields.parse(answer);
            if (fields.isPresent() && fields.get().get("realm").equals(realm)) {
                return check(method, fields.get());
            }
        }
        return new DigestResult.Ask(false);
    }

    private DigestResult check(String method, DigestFields answer) {
        String user = answer.get("username");
        Optional<DigestAlgorithm> algorithm =
                DigestAlgorithm.named(answer.get("algorithm")).filter(algorithms::contains);
        String qop = answer.get("qop");
        String count = answer.get("nc");
        boolean readable = qop.isEmpty() || qop.equals("auth") && count.matches("[0-9a-fA-F]{8}");
        if (algorithm.isEmpty() || !readable) {
            return new DigestResult.Wrong(user, "an answer that we did not ask for");
        }
        String nonce = answer.get("nonce");
        if (!nonces.fresh(nonce)) {
            return new DigestResult.Ask(true);
        }
        Optional<DigestCredential> known = credentials.apply(user);
        String ha1 = known.orElse(nobody).ha1(algorithm.get());
        String right =
                algorithm.get().response(ha1, nonce, count, answer.get("cnonce"), qop, method, answer.get("uri"));
        if (!same(right, answer.get("response")) || known.isEmpty()) {
            return new DigestResult.Wrong(user, "wrong secret");
        }
        if (!nonces.take(nonce, qop.isEmpty() ? 1 : Long.parseLong(count, 16))) {
            return new DigestResult.Ask(true);
        }
        return new DigestResult.Passed(user);
    }

    private static boolean same(String right, String given) {
        return MessageDigest.isEqual(
                right.getBytes(StandardCharsets.UTF_8),
                given.toLowerCase(java.util.Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }
}
