package org.parley.gateway.digest;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of a challenge or of an answer to one, by lower-case name and without quotes. */
record DigestFields(Map<String, String> values) {
    private static final String SCHEME = "digest ";
    private static final Pattern FIELD =
            Pattern.compile("([A-Za-z0-9_-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,\"]+))");

    /** Empty when it is not of the scheme Digest. */
    static Optional<DigestFields> parse(String header) {
        String text = header.strip();
        if (!text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        Matcher field = FIELD.matcher(text.substring(SCHEME.length()));
        while (field.find()) {
            String value = field.group(2) != null ? field.group(2).replaceAll("\\\\(.)", "$1") : field.group(3);
            values.putIfAbsent(field.group(1).toLowerCase(Locale.ROOT), value);
        }
        return Optional.of(new DigestFields(values));
    }

    String get(String name) {
        return values.getOrDefault(name, "");
    }
}
