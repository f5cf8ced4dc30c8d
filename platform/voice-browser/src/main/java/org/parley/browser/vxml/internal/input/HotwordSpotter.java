package org.parley.browser.vxml.internal.input;

import java.util.ArrayList;
import java.util.List;
import org.parley.browser.grammar.DtmfGrammar;
import org.parley.browser.grammar.DtmfMatcher;
import org.parley.browser.grammar.DtmfMatcher.State;
import org.parley.browser.grammar.GrammarCompiler;
import org.parley.browser.grammar.GrammarException;

/**
 * Looks for a match in whatever is pressed while sound goes on: a key that cannot belong to a match is dropped, so is a
 * beginning that breaks or that is not carried on in time (VoiceXML 2.0 §4.1.5.1; keys of a menu behind {@code *}).
 */
final class HotwordSpotter {
    private final Recogniser recogniser;
    private final long interDigitNanos;
    private final List<Key> pending = new ArrayList<>();

    HotwordSpotter(GrammarCompiler compiler, List<DtmfGrammar> grammars, long interDigitNanos) {
        this.recogniser = new Recogniser(compiler, grammars);
        this.interDigitNanos = interDigitNanos;
    }

    /** Takes a key; true when what is pending now is a match, which may still grow. */
    boolean press(Key key) {
        pending.add(key);
        while (!pending.isEmpty() && replay() == State.NO_MATCH) {
            pending.remove(0);
        }
        return !pending.isEmpty() && recogniser.isComplete();
    }

    private State replay() {
        recogniser.reset();
        State state = recogniser.state();
        for (Key key : pending) {
            state = recogniser.press(key.key());
        }
        return state;
    }

    /** When a beginning is given up; {@link Long#MAX_VALUE} when there is none. */
    long deadline() {
        return pending.isEmpty()
                ? Long.MAX_VALUE
                : pending.get(pending.size() - 1).atNanos() + interDigitNanos;
    }

    void giveUp() {
        pending.clear();
    }

    /** Whether no further key could extend the match. */
    boolean isFinal() {
        return recogniser.state() == State.FINAL;
    }

    DtmfMatcher.Match match() throws GrammarException {
        return recogniser.match();
    }

    List<Key> pending() {
        return pending;
    }
}
