package org.parley.browser.grammar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.parley.browser.grammar.internal.automaton.Automaton;
import org.parley.browser.grammar.internal.automaton.MatchState;

/** A DTMF grammar as an automaton over keys. */
final class KeyAutomaton extends AutomatonGrammar implements DtmfGrammar {
    private final int[] tokenOfKey = new int[128];

    KeyAutomaton(String source, Automaton automaton, Semantics semantics) {
        super(source, automaton, semantics);
        Arrays.fill(tokenOfKey, automaton.token(""));
        for (char key : DtmfKeys.ALL.toCharArray()) {
            tokenOfKey[key] = automaton.token(String.valueOf(key));
            tokenOfKey[Character.toLowerCase(key)] = tokenOfKey[key];
        }
    }

    MatchState after(MatchState state, char key) {
        return state.after(key < 128 ? tokenOfKey[key] : tokenOfKey[0]);
    }

    @Override
    List<String> read(String input) {
        return split(input);
    }

    @Override
    List<String> split(String input) {
        List<String> keys = new ArrayList<>(input.length());
        for (int i = 0; i < input.length(); i++) {
            if (!Character.isWhitespace(input.charAt(i))) {
                keys.add(String.valueOf(Character.toUpperCase(input.charAt(i))));
            }
        }
        return keys;
    }
}
