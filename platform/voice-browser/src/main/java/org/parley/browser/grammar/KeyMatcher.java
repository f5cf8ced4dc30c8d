package org.parley.browser.grammar;

import java.util.List;

/** A recognition of keys over automata. */
final class KeyMatcher implements DtmfMatcher {
    private final ActiveStates<KeyAutomaton> states;
    private final StringBuilder keys = new StringBuilder();

    KeyMatcher(List<DtmfGrammar> active) {
        states = new ActiveStates<>(active.stream()
                .map(grammar -> {
                    if (grammar instanceof KeyAutomaton automaton) {
                        return automaton;
                    }
                    throw new IllegalArgumentException(grammar + " was not made by this compiler");
                })
                .toArray(KeyAutomaton[]::new));
    }

    @Override
    public State state() {
        return states.summary();
    }

    @Override
    public State press(char key) {
        keys.append(key);
        return states.step((grammar, state) -> grammar.after(state, key));
    }

    @Override
    public String keys() {
        return keys.toString();
    }

    @Override
    public Match match() throws GrammarException {
        int index = states.firstMatch();
        if (index < 0) {
            throw new IllegalStateException("'" + keys + "' is no match: the state is " + state());
        }
        String matched = keys.toString();
        KeyAutomaton grammar = states.grammar(index);
        Object meaning = grammar.interpret(grammar.split(matched));
        return new Match(index, matched, meaning == null ? matched : meaning);
    }
}
