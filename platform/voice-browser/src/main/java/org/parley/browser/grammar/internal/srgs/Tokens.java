package org.parley.browser.grammar.internal.srgs;

import java.util.ArrayList;
import java.util.List;

/** Splits character data into tokens (SRGS 1.0 §2.1): white space separates, double quotes hold together. */
final class Tokens {
    private Tokens() {}

    static List<String> in(String text) throws Malformed {
        List<String> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isSpace(c)) {
                at++;
            } else if (c == '"') {
                int end = text.indexOf('"', at + 1);
                if (end < 0) {
                    throw new Malformed("a quote is not closed in '" + text.strip() + "'");
                }
                tokens.add(normalized(text.substring(at + 1, end)));
                at = end + 1;
            } else {
                int start = at;
                while (at < text.length() && !isSpace(text.charAt(at)) && text.charAt(at) != '"') {
                    at++;
                }
                tokens.add(text.substring(start, at));
            }
        }
        return tokens;
    }

    static String normalized(String token) throws Malformed {
        String text = token.strip().replaceAll("[ \\t\\r\\n]+", " ");
        if (text.isEmpty()) {
            throw new Malformed("a token is empty");
        }
        return text;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
