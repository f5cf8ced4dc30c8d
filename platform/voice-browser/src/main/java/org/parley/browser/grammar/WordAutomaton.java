package org.parley.browser.grammar;

import java.util.List;
import java.util.Optional;
import org.parley.browser.grammar.internal.automaton.Automaton;
import org.parley.browser.grammar.internal.automaton.MatchState;

/** A voice grammar as an automaton over words. */
final class WordAutomaton extends AutomatonGrammar implements VoiceGrammar {
    private final String language;
    private final Optional<String> srgs;

    WordAutomaton(String source, Automaton automaton, Semantics semantics) {
        this(source, "", automaton, semantics, Optional.empty());
    }

    WordAutomaton(String source, String language, Automaton automaton, Semantics semantics, Optional<String> srgs) {
        super(source, automaton, semantics);
        this.language = language;
        this.srgs = srgs;
    }

    @Override
    public String language() {
        return language;
    }

    @Override
    public Optional<String> srgs() {
        return srgs;
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
