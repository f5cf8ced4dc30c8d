package org.parley.browser.vxml.internal.input;

import java.util.List;
import org.parley.browser.grammar.DtmfGrammar;
import org.parley.browser.grammar.DtmfMatcher;
import org.parley.browser.grammar.DtmfMatcher.State;
import org.parley.browser.grammar.GrammarCompiler;
import org.parley.browser.grammar.GrammarException;

/** One recognition that also remembers its longest match. */
final class Recogniser {
    private final GrammarCompiler compiler;
    private final List<DtmfGrammar> grammars;
    private DtmfMatcher matcher;
    private String complete;

    Recogniser(GrammarCompiler compiler, List<DtmfGrammar> grammars) {
        this.compiler = compiler;
        this.grammars = grammars;
        reset();
    }

    void reset() {
        matcher = compiler.matcher(grammars);
        complete = isComplete() ? "" : null;
    }

    State press(char key) {
        State state = matcher.press(key);
        if (isComplete()) {
            complete = matcher.keys();
        }
        return state;
    }

    State state() {
        return matcher.state();
    }

    boolean isComplete() {
        return matcher.state() == State.COMPLETE || matcher.state() == State.FINAL;
    }

    String keys() {
        return matcher.keys();
    }

    boolean isEmpty() {
        return matcher.keys().isEmpty();
    }

    /** The longest sequence of the keys so far, from the first, that matches; null when none does. */
    String longestMatch() {
        return complete;
    }

    /** Whether a key would keep some match possible. */
    boolean accepts(char key) {
        DtmfMatcher trial = matcherOf(matcher.keys());
        return trial.press(key) != State.NO_MATCH;
    }

    DtmfMatcher.Match match() throws GrammarException {
        return matcherOf(complete).match();
    }

    private DtmfMatcher matcherOf(String keys) {
        DtmfMatcher other = compiler.matcher(grammars);
        for (int i = 0; i < keys.length(); i++) {
            other.press(keys.charAt(i));
        }
        return other;
    }
}
