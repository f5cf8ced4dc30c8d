package org.parley.gateway.sip;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A name-addr or addr-spec with its parameters (RFC 3261 §20.10).
 *
 * @param name display name without quotes, may be empty
 * @param uri inside the angle brackets
 * @param parameters behind it, by lower-case name; without quotes
 */
public record SipAddress(String name, String uri, Map<String, String> parameters) {

    /** Reads one item; empty when it is none. */
    public static Optional<SipAddress> parse(String text) {
        String rest = text.strip();
        String name = "";
        if (rest.startsWith("\"")) {
            int end = endOfQuoted(rest);
            if (end < 0) {
                return Optional.empty();
            }
            name = unquoted(rest.substring(0, end));
            rest = rest.substring(end).strip();
        }
        int open = rest.indexOf('<');
        if (open < 0) {
            int parameters = rest.indexOf(';');
            String uri = parameters < 0 ? rest : rest.substring(0, parameters);
            return made(name, uri, parameters < 0 ? "" : rest.substring(parameters));
        }
        int close = rest.indexOf('>', open);
        if (close < 0) {
            return Optional.empty();
        }
        if (name.isEmpty()) {
            name = rest.substring(0, open).strip();
        }
        return made(name, rest.substring(open + 1, close), rest.substring(close + 1));
    }

    private static Optional<SipAddress> made(String name, String uri, String parameters) {
        return uri.isBlank()
                ? Optional.empty()
                : Optional.of(new SipAddress(name, uri.strip(), parameters(parameters)));
    }

    /** {@code ;a=b;c} as a map; a quoted value may hold semicolons. */
    static Map<String, String> parameters(String text) {
        Map<String, String> found = new LinkedHashMap<>();
        StringBuilder item = new StringBuilder();
        boolean quoted = false;
        for (char c : (text + ";").toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            }
            if (c == ';' && !quoted) {
                String[] pair = item.toString().strip().split("=", 2);
                if (!pair[0].isBlank()) {
                    found.put(
                            pair[0].strip().toLowerCase(Locale.ROOT), pair.length < 2 ? "" : unquoted(pair[1].strip()));
                }
                item.setLength(0);
            } else {
                item.append(c);
            }
        }
        return found;
    }

    private static int endOfQuoted(String text) {
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                return i + 1;
            }
        }
        return -1;
    }

    private static String unquoted(String text) {
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1")
                : text;
    }

    /** A parameter; empty when it is missing or has no value. */
    public String parameter(String parameter) {
        return parameters.getOrDefault(parameter, "");
    }
}
