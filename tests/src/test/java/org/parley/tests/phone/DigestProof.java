package org.parley.tests.phone;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An answer to a digest challenge with MD5 (RFC 7616), to be checked. */
record DigestProof(Map<String, String> fields) {

    static DigestProof of(String header) {
        Map<String, String> fields = new HashMap<>();
        Matcher field = Pattern.compile("(\\w+)=\"?([^\",]*)\"?").matcher(header);
        while (field.find()) {
            fields.put(field.group(1), field.group(2));
        }
        return new DigestProof(fields);
    }

    boolean isRight(String secret) {
        String first = md5(fields.get("username") + ":" + fields.get("realm") + ":" + secret);
        for (String method : new String[] {"INVITE", "REGISTER"}) {
            String second = md5(method + ":" + fields.get("uri"));
            String right = md5(first + ":" + fields.get("nonce") + ":" + fields.get("nc") + ":" + fields.get("cnonce")
                    + ":" + fields.get("qop") + ":" + second);
            if (right.equals(fields.get("response"))) {
                return true;
            }
        }
        return false;
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
