package org.parley.gateway.digest;

import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Answers the challenges of somebody else with a user and a secret of ours. */
public record DigestClient(String user, String secret) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * The value for Authorization or Proxy-Authorization.
     *
     * @param challenges values of WWW-Authenticate or Proxy-Authenticate
     * @param count how often this nonce was answered, with this one
     * @return empty when none of them can be answered
     */
    public Optional<String> answer(List<String> challenges, String method, String uri, int count) {
        return challenges.stream()
                .flatMap(challenge -> DigestFields.parse(challenge).stream())
                .filter(fields -> DigestAlgorithm.named(fields.get("algorithm")).isPresent())
                .filter(fields -> fields.get("qop").isEmpty() || takesAuth(fields))
                .min(Comparator.comparing(
                        fields -> DigestAlgorithm.named(fields.get("algorithm")).orElseThrow()))
                .map(fields -> answer(fields, method, uri, count));
    }

    private static boolean takesAuth(DigestFields fields) {
        return List.of(fields.get("qop").split("\\s*,\\s*")).contains("auth");
    }

    private String answer(DigestFields challenge, String method, String uri, int count) {
        DigestAlgorithm algorithm =
                DigestAlgorithm.named(challenge.get("algorithm")).orElseThrow();
        String realm = challenge.get("realm");
        String nonce = challenge.get("nonce");
        String qop = challenge.get("qop").isEmpty() ? "" : "auth";
        byte[] own = new byte[8];
        RANDOM.nextBytes(own);
        String clientNonce = HexFormat.of().formatHex(own);
        String number = String.format("%08x", count);
        String ha1 = algorithm.hash(user + ":" + realm + ":" + secret);
        String response = algorithm.response(ha1, nonce, number, clientNonce, qop, method, uri);
        StringBuilder text = new StringBuilder("Digest username=\"" + user + "\",realm=\"" + realm + "\",nonce=\""
                + nonce + "\",uri=\"" + uri + "\",response=\"" + response + "\",algorithm=" + algorithm.text());
        if (!qop.isEmpty()) {
            text.append(",qop=auth,nc=")
                    .append(number)
                    .append(",cnonce=\"")
                    .append(clientNonce)
                    .append('"');
        }
        if (!challenge.get("opaque").isEmpty()) {
            text.append(",opaque=\"").append(challenge.get("opaque")).append('"');
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return "DigestClient[" + user + "]";
    }
}
