package org.parley.browser.vxml.internal.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.parley.browser.grammar.DtmfGrammar;
import org.parley.browser.grammar.GrammarCompiler;
import org.parley.browser.grammar.GrammarException;
import org.parley.browser.grammar.SrgsCompiler;
import org.parley.browser.grammar.VoiceGrammar;
import org.parley.browser.platform.ImplementationPlatform;
import org.parley.browser.platform.PlatformEvent;
import org.parley.browser.platform.Playable;
import org.parley.browser.platform.RecordingRequest;
import org.parley.browser.script.RhinoScripts;
import org.parley.browser.text.VirtualClock;
import org.parley.browser.vxml.internal.prompt.QueuedPrompt;
import org.parley.browser.vxml.internal.prompt.QueuedPrompt.BargeIn;

/** Keys that are there before anybody asks. */
class InputCollectorTest {
    private static final GrammarCompiler GRAMMARS = new SrgsCompiler(new RhinoScripts());
    private static final InputTiming TIMING = new InputTiming(
            Duration.ofSeconds(5),
            Duration.ofSeconds(3),
            Duration.ZERO,
            Optional.of('#'),
            Duration.ofSeconds(60),
            0.5,
            1);

    private final Line line = new Line(new Silent(), new VirtualClock(Instant.EPOCH));
    private final InputCollector collector = new InputCollector(line, GRAMMARS, Duration.ofMinutes(1));

    private void typed(String keys) {
        for (char key : keys.toCharArray()) {
            line.post(new Signal.FromPlatform(new PlatformEvent.KeyPressed(key, 0)));
        }
    }

    private Input collect(BargeIn bargeIn, String... sequences) throws Exception {
        QueuedPrompt prompt =
                new QueuedPrompt(List.of(new Playable.Speech("prompt", "en-US")), bargeIn, Optional.empty());
        return collector.collect(List.of(prompt), new Listening(grammars(sequences), List.of(), true, true), TIMING);
    }

    private static List<DtmfGrammar> grammars(String... sequences) throws GrammarException {
        DtmfGrammar[] grammars = new DtmfGrammar[sequences.length];
        for (int i = 0; i < sequences.length; i++) {
            grammars[i] = GRAMMARS.keys(sequences[i], null);
        }
        return List.of(grammars);
    }

    @Test
    void inputsTypedAheadAreTakenOneByOneWithoutPlayingThePrompts() throws Exception {
        typed("12");
        assertThat(collect(BargeIn.SPEECH, "1", "2"))
                .isInstanceOfSatisfying(
                        Input.Match.class,
                        match -> assertThat(match.utterance()).isEqualTo("1"));
        assertThat(collect(BargeIn.HOTWORD, "1", "2")).isInstanceOfSatisfying(Input.Match.class, match -> {
            assertThat(match.utterance()).isEqualTo("2");
            assertThat(match.grammarIndex()).isEqualTo(1);
        });
    }

    @Test
    void whatWasTypedBehindAMistakeIsForgotten() throws Exception {
        typed("83");
        assertThat(collect(BargeIn.SPEECH, "1", "3")).isEqualTo(new Input.NoMatch(Input.Mode.DTMF, "8", 1));
        assertThat(line.keys()).isEmpty();
    }

    @Test
    void hangUpBeforeAWaitEndsItAtOnce() {
        line.post(new Signal.FromPlatform(new PlatformEvent.HungUp(0)));
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> collect(BargeIn.NONE, "1")))
                .isInstanceOf(HangUpException.class);
    }

    /** A caller who begins to speak as soon as something is played, and goes on when that has stopped. */
    private static final class Talked implements ImplementationPlatform {
        private final Optional<PlatformEvent.Spoken> words;
        private final List<String> seen = new ArrayList<>();
        private Consumer<PlatformEvent> listener;

        Talked(Optional<PlatformEvent.Spoken> words) {
            this.words = words;
        }

        @Override
        public void listen(Consumer<PlatformEvent> hears) {
            listener = hears;
        }

        @Override
        public void prepare(List<Playable> queue) {}

        @Override
        public void play(long playId, List<Playable> queue) {
            seen.add("play");
            listener.accept(new PlatformEvent.SpeechStarted(0));
        }

        @Override
        public void stopPlaying() {
            seen.add("stop");
            words.ifPresent(listener);
        }

        @Override
        public void startRecording(RecordingRequest request) {}

        @Override
        public void stopRecording() {}

        @Override
        public void close() {}
    }

    private static Input collect(Talked caller) throws Exception {
        Line line = new Line(caller, new VirtualClock(Instant.EPOCH));
        QueuedPrompt prompt =
                new QueuedPrompt(List.of(new Playable.Speech("prompt", "en-US")), BargeIn.SPEECH, Optional.empty());
        List<VoiceGrammar> words = List.of(GRAMMARS.phrase("yes", null, false));
        return new InputCollector(line, GRAMMARS, Duration.ofMinutes(1))
                .collect(List.of(prompt), new Listening(grammars("1"), words, true, true), TIMING);
    }

    @Test
    @Timeout(30)
    void whoBeginsToSpeakStopsThePromptAndHasTimeToSayIt() throws Exception {
        Talked caller = new Talked(Optional.of(new PlatformEvent.Spoken("yes", 0.9, Duration.ofSeconds(1), 0)));
        assertThat(collect(caller))
                .isInstanceOfSatisfying(
                        Input.Match.class,
                        match -> assertThat(match.utterance()).isEqualTo("yes"));
        assertThat(caller.seen).containsExactly("play", "stop");
        Talked nothing = new Talked(Optional.of(new PlatformEvent.Spoken("", 0, Duration.ofSeconds(1), 0)));
        assertThat(collect(nothing)).isEqualTo(new Input.NoMatch(Input.Mode.VOICE, "", 0));
    }

    @Test
    void aGrammarOfWordsIsGivenToARecogniser() throws Exception {
        Listening listening =
                new Listening(grammars("1"), List.of(GRAMMARS.phrase("yes, please", null, false)), true, true);
        assertThat(listening.spoken())
                .singleElement()
                .satisfies(grammar -> assertThat(grammar.srgs()).contains("<item>yes please</item>"));
        assertThat(new Listening(List.of(), listening.words(), true, false).spoken())
                .isEmpty();
    }

    /** Plays nothing and reports nothing: whoever waits for it waits for ever. */
    private static final class Silent implements ImplementationPlatform {
        @Override
        public void listen(Consumer<PlatformEvent> listener) {}

        @Override
        public void prepare(List<Playable> queue) {}

        @Override
        public void play(long playId, List<Playable> queue) {
            throw new AssertionError("played " + queue);
        }

        @Override
        public void stopPlaying() {}

        @Override
        public void startRecording(RecordingRequest request) {}

        @Override
        public void stopRecording() {}

        @Override
        public void close() {}
    }
}
