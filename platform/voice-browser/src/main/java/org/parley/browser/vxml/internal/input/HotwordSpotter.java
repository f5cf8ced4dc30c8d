package org.parley.browser.vxml.internal.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.parley.browser.grammar.DtmfMatcher.State;
import org.parley.browser.grammar.GrammarCompiler;
import org.parley.browser.grammar.GrammarException;
import org.parley.browser.platform.PlatformEvent;

/**
 * Looks for a match in whatever is pressed while sound goes on: a key that cannot belong to a match is dropped, so is a
 * beginning that breaks or that is not carried on in time (VoiceXML 2.0 §4.1.5.1; keys of a menu behind {@code *}).
 */
final class HotwordSpotter {
    private final Recogniser recogniser;
    private final SpeechRecogniser speech;
    private final boolean takesKeys;
    private final long interDigitNanos;
    private final List<Key> pending = new ArrayList<>();

    private final Consumer<Key> dropped;

    /** @param dropped takes the keys that belong to no match */
    HotwordSpotter(GrammarCompiler compiler, Listening listening, InputTiming timing, Consumer<Key> dropped) {
        this.dropped = dropped;
        this.recogniser = new Recogniser(compiler, listening.keys());
        this.speech = new SpeechRecogniser(compiler, listening, timing);
        this.takesKeys = listening.takesKeys();
        this.interDigitNanos = timing.interDigit().toNanos();
    }

    /** Whether words are a match. */
    boolean hears(PlatformEvent.Spoken said) {
        return speech.matches(said);
    }

    Optional<Input.Match> match(PlatformEvent.Spoken said) throws GrammarException {
        return speech.match(said);
    }

    /** Takes a key; true when what is pending now is a match, which may still grow. */
    boolean press(Key key) {
        if (!takesKeys) {
            dropped.accept(key);
            return false;
        }
        pending.add(key);
        while (!pending.isEmpty() && replay() == State.NO_MATCH) {
            dropped.accept(pending.remove(0));
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
        pending.forEach(dropped);
        pending.clear();
    }

    /** Whether no further key could extend the match. */
    boolean isFinal() {
        return recogniser.state() == State.FINAL;
    }

    Input.Match match() throws GrammarException {
        return InputCollector.matchOf(recogniser.match());
    }

    List<Key> pending() {
        return pending;
    }
}
