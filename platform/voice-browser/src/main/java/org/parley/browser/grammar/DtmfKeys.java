package org.parley.browser.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.parley.browser.grammar.internal.srgs.Grammar;

/** The keys of a telephone as tokens (SRGS 1.0 appendix E). */
final class DtmfKeys {
    static final String ALL = "0123456789*#ABCD";

    private DtmfKeys() {}

    /** One token of a grammar; several keys written together are taken one by one. */
    static List<String> read(String token, Grammar grammar) throws GrammarException {
        String text = token.toUpperCase(Locale.ROOT);
        if (text.equals("STAR") || text.equals("POUND")) {
            return List.of(text.equals("STAR") ? "*" : "#");
        }
        return split(token, grammar.source().toString());
    }

    /** Keys with or without white space between them. */
    static List<String> split(String sequence, String where) throws GrammarException {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < sequence.length(); i++) {
            char key = Character.toUpperCase(sequence.charAt(i));
            if (ALL.indexOf(key) >= 0) {
                keys.add(String.valueOf(key));
            } else if (!Character.isWhitespace(key)) {
                throw new GrammarException(
                        "error.grammar", where + ": '" + sequence + "' is no key (0-9, *, #, A-D)", null);
            }
        }
        return keys;
    }
}
