package org.parley.browser.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.parley.browser.grammar.internal.automaton.NetworkBuilder.Word;
import org.parley.browser.grammar.internal.srgs.Expansion;
import org.parley.browser.grammar.internal.srgs.Grammar;

/** The keys of a telephone as tokens (SRGS 1.0 appendix E). */
final class DtmfKeys {
    static final String ALL = "0123456789*#ABCD";

    private DtmfKeys() {}

    /** One token of a grammar; several keys written together are taken one by one. */
    static List<Word> read(Expansion.Token token, Grammar grammar) throws GrammarException {
        String text = token.text().toUpperCase(Locale.ROOT);
        if (text.equals("STAR") || text.equals("POUND")) {
            String key = text.equals("STAR") ? "*" : "#";
            return List.of(new Word(key, key));
        }
        return split(token.text(), grammar.source().toString()).stream()
                .map(key -> new Word(key, key))
                .toList();
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
