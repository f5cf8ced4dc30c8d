package org.parley.browser.vxml.internal.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.parley.browser.grammar.GrammarCompiler;
import org.parley.browser.grammar.GrammarException;
import org.parley.browser.grammar.VoiceMatcher;
import org.parley.browser.platform.PlatformEvent.Spoken;

/** Tells what words mean that somebody has understood. */
final class SpeechRecogniser {
    private final GrammarCompiler compiler;
    private final Listening listening;
    private final InputTiming timing;

    SpeechRecogniser(GrammarCompiler compiler, Listening listening, InputTiming timing) {
        this.compiler = compiler;
        this.listening = listening;
        this.timing = timing;
    }

    Input recognise(Spoken said) throws GrammarException {
        if (said.length().compareTo(timing.maxSpeech()) > 0) {
            return new Input.TooLong();
        }
        Optional<Input.Match> match = match(said);
        return match.isPresent() ? match.get() : new Input.NoMatch(Input.Mode.VOICE, said.words(), said.confidence());
    }

    /** Empty when no grammar takes it, or when it was not understood well enough. */
    Optional<Input.Match> match(Spoken said) throws GrammarException {
        if (!matches(said)) {
            return Optional.empty();
        }
        VoiceMatcher matcher = compiler.voiceMatcher(listening.words());
        matcher.say(said.words());
        List<Input.Match> matches = new ArrayList<>();
        for (VoiceMatcher.Match match : matcher.matches(timing.maxNBest())) {
            matches.add(new Input.Match(
                    Input.Mode.VOICE,
                    match.grammarIndex(),
                    match.utterance(),
                    match.interpretation(),
                    said.confidence(),
                    List.of()));
        }
        Input.Match best = matches.remove(0);
        return Optional.of(new Input.Match(
                best.mode(),
                best.grammarIndex(),
                best.utterance(),
                best.interpretation(),
                best.confidence(),
                List.copyOf(matches)));
    }

    boolean matches(Spoken said) {
        return listening.takesWords()
                && said.confidence() >= timing.confidence()
                && said.length().compareTo(timing.maxSpeech()) <= 0
                && !listening.words().isEmpty()
                && compiler.voiceMatcher(listening.words()).say(said.words()).isMatch();
    }
}
