package org.parley.browser.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.parley.browser.grammar.internal.automaton.NetworkBuilder;
import org.parley.browser.grammar.internal.srgs.Expansion;
import org.parley.browser.grammar.internal.srgs.Expansion.Alternative;
import org.parley.browser.grammar.internal.srgs.Grammar;

/** A phrase that a document gives as text, as a grammar (VoiceXML 2.0 §2.2.5). */
final class SpokenPhrase {
    private SpokenPhrase() {}

    static VoiceGrammar compile(String text, Object interpretation, boolean approximate) throws GrammarException {
        List<Expansion> words = new ArrayList<>();
        for (String word : Words.split(text)) {
            String bare = withoutPunctuation(word);
            if (!bare.isEmpty()) {
                words.add(new Expansion.Token(bare));
            }
        }
        if (words.isEmpty()) {
            throw new GrammarException("error.grammar", "'" + text + "' holds no word that could be said", null);
        }
        return grammar(
                "'" + text.strip() + "'",
                approximate ? someOf(words) : new Expansion.Sequence(words),
                said -> interpretation == null ? String.join(" ", said) : interpretation,
                Optional.of(RecognizerText.ofPhrase(
                        words.stream()
                                .map(word -> ((Expansion.Token) word).text())
                                .toList(),
                        approximate)));
    }

    /** A word without what stands around its letters and digits. */
    private static String withoutPunctuation(String word) {
        int[] characters = word.codePoints().toArray();
        int from = 0;
        int to = characters.length;
        while (from < to && !Character.isLetterOrDigit(characters[from])) {
            from++;
        }
        while (to > from && !Character.isLetterOrDigit(characters[to - 1])) {
            to--;
        }
        return new String(characters, from, to - from);
    }

    /** One of the words at least, and they keep their order. */
    private static Expansion someOf(List<Expansion> words) {
        List<Alternative> starts = new ArrayList<>();
        for (int first = 0; first < words.size(); first++) {
            List<Expansion> parts = new ArrayList<>(List.of(words.get(first)));
            for (Expansion word : words.subList(first + 1, words.size())) {
                parts.add(new Expansion.Repeat(word, 0, 1, Double.NaN));
            }
            starts.add(new Alternative(new Expansion.Sequence(parts), 1));
        }
        return new Expansion.OneOf(starts);
    }

    static VoiceGrammar grammar(String source, Expansion expansion, AutomatonGrammar.Semantics semantics)
            throws GrammarException {
        return grammar(source, expansion, semantics, Optional.empty());
    }

    private static VoiceGrammar grammar(
            String source, Expansion expansion, AutomatonGrammar.Semantics semantics, Optional<String> srgs)
            throws GrammarException {
        Grammar grammar = BuiltinGrammar.document(Grammar.Mode.VOICE, expansion);
        return new WordAutomaton(
                source,
                "",
                NetworkBuilder.build(grammar, "", BuiltinGrammar::refersToNothing, Words::read),
                semantics,
                srgs);
    }
}
