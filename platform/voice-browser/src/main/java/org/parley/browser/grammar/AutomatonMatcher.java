package org.parley.browser.grammar;

import java.util.List;
import org.parley.browser.grammar.internal.automaton.Automaton;

/** Steps the automata of all active grammars side by side; a key costs one table look-up per grammar. */
final class AutomatonMatcher implements DtmfMatcher {
    private final AutomatonGrammar[] grammars;
    private final Automaton.State[] states;
    private final StringBuilder keys = new StringBuilder();
    private State state;

    AutomatonMatcher(List<DtmfGrammar> active) {
        grammars = new AutomatonGrammar[active.size()];
        states = new Automaton.State[grammars.length];
        for (int i = 0; i < grammars.length; i++) {
            if (!(active.get(i) instanceof AutomatonGrammar grammar)) {
                throw new IllegalArgumentException(active.get(i) + " was not made by this compiler");
            }
            grammars[i] = grammar;
            states[i] = grammar.start();
        }
        state = summary();
    }

    @Override
    public State state() {
        return state;
    }

    @Override
    public State press(char key) {
        keys.append(key);
        for (int i = 0; i < states.length; i++) {
            states[i] = grammars[i].after(states[i], key);
        }
        state = summary();
        return state;
    }

    private State summary() {
        boolean matches = false;
        boolean canContinue = false;
        for (Automaton.State each : states) {
            matches |= each.matches();
            canContinue |= each.canContinue();
        }
        if (matches) {
            return canContinue ? State.COMPLETE : State.FINAL;
        }
        return canContinue ? State.CAN_CONTINUE : State.NO_MATCH;
    }

    @Override
    public String keys() {
        return keys.toString();
    }

    @Override
    public Match match() throws GrammarException {
        for (int i = 0; i < states.length; i++) {
            if (states[i].matches()) {
                String matched = keys.toString();
                return new Match(i, matched, grammars[i].interpret(matched));
            }
        }
        throw new IllegalStateException("'" + keys + "' is no match: the state is " + state);
    }
}
