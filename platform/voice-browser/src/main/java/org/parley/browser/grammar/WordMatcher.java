package org.parley.browser.grammar;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A recognition of words over automata. */
final class WordMatcher implements VoiceMatcher {
    private final ActiveStates<WordAutomaton> states;
    private final List<String> said = new ArrayList<>();

    WordMatcher(List<VoiceGrammar> active) {
        states = new ActiveStates<>(active.stream()
                .map(grammar -> {
                    if (grammar instanceof WordAutomaton automaton) {
                        return automaton;
                    }
                    throw new IllegalArgumentException(grammar + " was not made by this compiler");
                })
                .toArray(WordAutomaton[]::new));
    }

    @Override
    public DtmfMatcher.State state() {
        return states.summary();
    }

    @Override
    public DtmfMatcher.State say(String words) {
        for (String word : Words.split(words)) {
            said.add(word);
            states.step((grammar, state) -> grammar.after(state, word));
        }
        return state();
    }

    @Override
    public String utterance() {
        return String.join(" ", said);
    }

    @Override
    public Match match() throws GrammarException {
        int index = states.firstMatch();
        if (index < 0) {
            throw new IllegalStateException("'" + utterance() + "' is no match: the state is " + state());
        }
        return match(index);
    }

    private Match match(int index) throws GrammarException {
        Object meaning = states.grammar(index).interpret(said);
        return new Match(index, utterance(), meaning == null ? utterance() : meaning);
    }

    @Override
    public List<Match> matches(int most) throws GrammarException {
        List<Match> found = new ArrayList<>();
        Set<Object> meanings = new HashSet<>();
        for (int i = 0; i < states.size() && found.size() < most; i++) {
            if (states.matches(i)) {
                Match match = match(i);
                if (meanings.add(match.interpretation())) {
                    found.add(match);
                }
            }
        }
        return found;
    }
}
