package org.parley.browser.vxml.internal.input;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.parley.browser.grammar.DtmfMatcher;
import org.parley.browser.grammar.DtmfMatcher.State;
import org.parley.browser.grammar.GrammarCompiler;
import org.parley.browser.grammar.GrammarException;
import org.parley.browser.platform.PlatformEvent;
import org.parley.browser.vxml.internal.prompt.QueuedPrompt;
import org.parley.browser.vxml.internal.prompt.QueuedPrompt.BargeIn;

/** Plays what is queued and collects an input: barge-in, type-ahead and all timers (VoiceXML 2.0 §4.1.5, appendix D). */
public final class InputCollector {
    /** From the end of what is said until the platform's recogniser has its words. */
    private static final Duration UNDERSTANDING = Duration.ofSeconds(5);

    private final Line line;
    private final GrammarCompiler compiler;
    private final PromptPlayer player;

    public InputCollector(Line line, GrammarCompiler compiler, Duration playWait) {
        this.line = line;
        this.compiler = compiler;
        this.player = new PromptPlayer(line, compiler, playWait);
    }

    public PromptPlayer player() {
        return player;
    }

    public Input collect(List<QueuedPrompt> prompts, Listening listening, InputTiming timing)
            throws HangUpException, PlatformFailedException, GrammarException {
        line.enterWait();
        line.hear(null);
        boolean decided = player.play(prompts, listening, timing);
        long since = line.clock().nanos();
        boolean hotword = !prompts.isEmpty() && prompts.get(prompts.size() - 1).bargeIn() == BargeIn.HOTWORD;
        if (hotword
                && !decided
                && !player.spot(listening, timing, since + timing.timeout().toNanos())) {
            return new Input.NoInput();
        }
        return listen(listening, timing, since);
    }

    private Input listen(Listening listening, InputTiming timing, long since)
            throws HangUpException, PlatformFailedException, GrammarException {
        Recogniser recogniser = new Recogniser(compiler, listening.keys());
        SpeechRecogniser speech = new SpeechRecogniser(compiler, listening, timing);
        List<Key> taken = new ArrayList<>();
        long last = since;
        while (true) {
            if (line.heard().isPresent() && taken.isEmpty()) {
                PlatformEvent.Spoken said = line.heard().get();
                line.hear(null);
                return speech.recognise(said);
            }
            if (recogniser.state() == State.FINAL && !waitsForTermChar(recogniser, timing)) {
                return match(recogniser);
            }
            Key key = nextKey(last + wait(recogniser, timing).toNanos(), listening, timing);
            if (key == null && line.heard().isPresent() && taken.isEmpty()) {
                continue;
            }
            if (key == null && taken.isEmpty() && line.speakingSince().isPresent()) {
                return new Input.TooLong();
            }
            if (key == null) {
                return timedOut(recogniser, taken);
            }
            last = Math.max(last, key.atNanos());
            if (endsInput(key, recogniser, timing)) {
                // D.1.4, D.1.5: the terminating key is no part of the input.
                return recogniser.isComplete() ? match(recogniser) : noMatch(taken);
            }
            if (recogniser.state() == State.FINAL) {
                // No termchar after all: the key belongs to whatever comes next.
                line.keys().addFirst(key);
                return match(recogniser);
            }
            taken.add(key);
            if (recogniser.press(key.key()) == State.NO_MATCH) {
                return broken(recogniser, taken);
            }
        }
    }

    /** D.1.3: a complete input waits for its termchar only where there is one and time to press it. */
    private static boolean waitsForTermChar(Recogniser recogniser, InputTiming timing) {
        return timing.termChar().isPresent() && !timing.term().isZero() && !recogniser.isEmpty();
    }

    private static Duration wait(Recogniser recogniser, InputTiming timing) {
        if (recogniser.isEmpty()) {
            return timing.timeout();
        }
        return recogniser.state() == State.FINAL ? timing.term() : timing.interDigit();
    }

    /** Null when the deadline passed, or when somebody spoke instead. */
    private Key nextKey(long silence, Listening listening, InputTiming timing)
            throws HangUpException, PlatformFailedException {
        if (!line.keys().isEmpty() && listening.takesKeys()) {
            return line.keys().removeFirst();
        }
        while (true) {
            PlatformEvent event = line.next(line.speakingSince()
                    .map(since -> since + timing.maxSpeech().plus(UNDERSTANDING).toNanos())
                    .orElse(silence));
            if (event == null) {
                return null;
            }
            if (listening.ignores(event)) {
                continue;
            }
            if (event instanceof PlatformEvent.KeyPressed pressed) {
                return new Key(pressed.key(), pressed.atNanos());
            }
            if (event instanceof PlatformEvent.Spoken said) {
                line.hear(said);
                return null;
            }
            if (listening.beginsInput(event)) {
                line.speaking(event.atNanos());
            }
        }
    }

    private static boolean endsInput(Key key, Recogniser recogniser, InputTiming timing) {
        return timing.termChar().filter(end -> end == key.key()).isPresent() && !recogniser.accepts(key.key());
    }

    private Input timedOut(Recogniser recogniser, List<Key> taken) throws GrammarException {
        if (recogniser.isComplete()) {
            return match(recogniser);
        }
        return taken.isEmpty() ? new Input.NoInput() : noMatch(taken);
    }

    /**
     * A key that fits nothing. If what stood before it is an input by itself, it is taken, and the keys behind it wait for
     * the next: whoever types ahead of the prompts does not pause between inputs.
     */
    private Input broken(Recogniser recogniser, List<Key> taken) throws GrammarException {
        String matched = recogniser.longestMatch();
        if (matched == null || matched.isEmpty()) {
            return noMatch(taken);
        }
        for (int i = taken.size() - 1; i >= matched.length(); i--) {
            line.keys().addFirst(taken.get(i));
        }
        return match(recogniser);
    }

    /** What was typed ahead behind a mistake was meant for another place. */
    private Input noMatch(List<Key> taken) {
        taken.forEach(line::passOn);
        line.keys().forEach(line::passOn);
        line.forgetInput();
        return new Input.NoMatch(Input.Mode.DTMF, text(taken), 1);
    }

    private static Input match(Recogniser recogniser) throws GrammarException {
        return matchOf(recogniser.match());
    }

    static Input.Match matchOf(DtmfMatcher.Match match) {
        return new Input.Match(
                Input.Mode.DTMF, match.grammarIndex(), match.keys(), match.interpretation(), 1, List.of());
    }

    private static String text(List<Key> keys) {
        StringBuilder text = new StringBuilder();
        keys.forEach(key -> text.append(key.key()));
        return text.toString();
    }
}
