package org.parley.browser.grammar;

import java.util.Arrays;
import org.parley.browser.grammar.internal.automaton.Automaton;

/** A DTMF grammar as an automaton and a way to tell what its matches mean. */
final class AutomatonGrammar implements DtmfGrammar {

    /** Makes the interpretation of matched keys. */
    @FunctionalInterface
    interface Semantics {
        Object of(String keys) throws GrammarException;
    }

    private final String source;
    private final Automaton automaton;
    private final Semantics semantics;
    private final int[] tokenOfKey = new int[128];

    AutomatonGrammar(String source, Automaton automaton, Semantics semantics) {
        this.source = source;
        this.automaton = automaton;
        this.semantics = semantics;
        Arrays.fill(tokenOfKey, automaton.token(""));
        for (char key : DtmfKeys.ALL.toCharArray()) {
            tokenOfKey[key] = automaton.token(String.valueOf(key));
            tokenOfKey[Character.toLowerCase(key)] = tokenOfKey[key];
        }
    }

    @Override
    public String source() {
        return source;
    }

    Automaton.State start() {
        return automaton.start();
    }

    Automaton.State after(Automaton.State state, char key) {
        return state.after(tokenOfKey[key & 127]);
    }

    Object interpret(String keys) throws GrammarException {
        return semantics.of(keys);
    }

    @Override
    public String toString() {
        return source;
    }
}
