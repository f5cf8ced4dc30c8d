package org.parley.browser.grammar;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.parley.browser.grammar.internal.automaton.NetworkBuilder.Word;
import org.parley.browser.grammar.internal.srgs.Expansion;
import org.parley.browser.grammar.internal.srgs.Grammar;

/** Words as tokens (SRGS 1.0 §2.1): a token in quotes may hold several. What is spoken has neither case nor encoding. */
final class Words {
    private Words() {}

    /** One token of a grammar. */
    static List<Word> read(Expansion.Token token, Grammar grammar) {
        List<String> words = split(token.text());
        List<Word> read = new ArrayList<>(words.size());
        for (int i = 0; i < words.size(); i++) {
            read.add(new Word(normalized(words.get(i)), i == words.size() - 1 ? token.text() : null));
        }
        return read;
    }

    static List<String> split(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? List.of() : List.of(stripped.split("\\s+"));
    }

    static String normalized(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
