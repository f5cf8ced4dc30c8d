package org.parley.browser.grammar;

import org.parley.browser.grammar.DtmfMatcher.State;
import org.parley.browser.grammar.internal.automaton.MatchState;

/** The automata of all active grammars side by side. */
final class ActiveStates<G extends AutomatonGrammar> {

    /** One step of one automaton; one table look-up when it was taken before. */
    @FunctionalInterface
    interface Step<G> {
        MatchState after(G grammar, MatchState state);
    }

    private final G[] grammars;
    private final MatchState[] states;
    private State summary;

    ActiveStates(G[] grammars) {
        this.grammars = grammars;
        states = new MatchState[grammars.length];
        for (int i = 0; i < grammars.length; i++) {
            states[i] = grammars[i].automaton().start();
        }
        summary = summarized();
    }

    State summary() {
        return summary;
    }

    State step(Step<G> step) {
        for (int i = 0; i < states.length; i++) {
            states[i] = step.after(grammars[i], states[i]);
        }
        summary = summarized();
        return summary;
    }

    private State summarized() {
        boolean matches = false;
        boolean canContinue = false;
        for (MatchState each : states) {
            matches |= each.matches();
            canContinue |= each.canContinue();
        }
        if (matches) {
            return canContinue ? State.COMPLETE : State.FINAL;
        }
        return canContinue ? State.CAN_CONTINUE : State.NO_MATCH;
    }

    G grammar(int index) {
        return grammars[index];
    }

    int size() {
        return grammars.length;
    }

    boolean matches(int index) {
        return states[index].matches();
    }

    /** The first grammar that matches; -1 when none does. */
    int firstMatch() {
        for (int i = 0; i < states.length; i++) {
            if (states[i].matches()) {
                return i;
            }
        }
        return -1;
    }
}
