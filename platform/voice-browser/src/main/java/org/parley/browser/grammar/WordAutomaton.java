package org.parley.browser.grammar;

import java.util.List;
import org.parley.browser.grammar.internal.automaton.Automaton;
import org.parley.browser.grammar.internal.automaton.MatchState;

/** A voice grammar as an automaton over words. */
final class WordAutomaton extends AutomatonGrammar implements VoiceGrammar {
    private final String language;

    WordAutomaton(String source, Automaton automaton, Semantics semantics) {
        this(source, "", automaton, semantics);
    }

    WordAutomaton(String source, String language, Automaton automaton, Semantics semantics) {
        super(source, automaton, semantics);
        this.language = language;
    }

    @Override
    public String language() {
        return language;
    }

    MatchState after(MatchState state, String word) {
        return state.after(automaton().token(Words.normalized(word)));
    }

    @Override
    List<String> read(String input) {
        return split(input).stream().map(Words::normalized).toList();
    }

    @Override
    List<String> split(String input) {
        return Words.split(input);
    }
}
