package org.parley.browser.vxml.internal.input;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.parley.browser.grammar.GrammarCompiler;
import org.parley.browser.grammar.GrammarException;
import org.parley.browser.platform.PlatformEvent;
import org.parley.browser.platform.Recording;
import org.parley.browser.vxml.internal.input.Recorded.Ending;
import org.parley.browser.vxml.internal.prompt.QueuedPrompt;

/** Makes recordings (VoiceXML 2.0 §2.3.6). Whatever happens while one runs, what the caller said is handed back. */
public final class Recorder {
    /** A platform that does not finish a recording within this time has lost it. */
    private static final Duration FINISH = Duration.ofSeconds(10);

    /** How long a beep and the start of a recording may take. */
    private static final Duration START = Duration.ofSeconds(10);

    private final Line line;
    private final GrammarCompiler compiler;
    private final PromptPlayer player;

    public Recorder(Line line, GrammarCompiler compiler, PromptPlayer player) {
        this.line = line;
        this.compiler = compiler;
        this.player = player;
    }

    /** @throws HangUpException when the caller is gone before the recording begins */
    public Recorded record(List<QueuedPrompt> prompts, RecordingPlan plan)
            throws HangUpException, PlatformFailedException, GrammarException {
        line.enterWait();
        player.play(prompts, Listening.NOBODY, plan.timing());
        // What was pressed to get to the beep is not meant for the recording.
        line.forgetInput();
        line.platform().startRecording(plan.request());
        Take take = new Take(plan);
        Ending ending;
        try {
            ending = take.run();
        } catch (HangUpException gone) {
            ending = Ending.HANG_UP;
        } finally {
            line.platform().stopRecording();
        }
        Optional<Recording> recording = take.done.isPresent() ? take.done : finish();
        return new Recorded(ending, recording, take.match(), take.key);
    }

    private Optional<Recording> finish() {
        return line.awaitRecording(line.clock().nanos() + FINISH.toNanos()).map(PlatformEvent.RecordingDone::recording);
    }

    /** One recording while it runs. */
    private final class Take {
        private final RecordingPlan plan;
        private final HotwordSpotter spotter;
        private Optional<Recording> done = Optional.empty();
        private Optional<Character> key = Optional.empty();
        private Optional<PlatformEvent.Spoken> said = Optional.empty();
        private Ending ending;
        private boolean started;
        private boolean heard;
        private long deadlineOfMaximum;
        private long deadlineOfInput;
        private long deadlineOfSilence = Long.MAX_VALUE;
        private boolean complete;

        Take(RecordingPlan plan) {
            this.plan = plan;
            this.spotter = new HotwordSpotter(compiler, plan.listening(), plan.timing(), line::passOn);
            this.deadlineOfMaximum = line.clock().nanos() + START.toNanos();
            this.deadlineOfInput = Long.MAX_VALUE;
        }

        Ending run() throws HangUpException, PlatformFailedException {
            while (ending == null) {
                long deadline = Math.min(
                        Math.min(deadlineOfMaximum, deadlineOfInput), Math.min(deadlineOfSilence, spotter.deadline()));
                PlatformEvent event = line.next(deadline);
                if (event == null) {
                    timedOut(line.clock().nanos());
                } else {
                    take(event);
                }
            }
            return ending;
        }

        /** Nobody stopped it: the connection went, and says so at once, or the platform's own limit was reached. */
        private Ending endedByItself() throws HangUpException, PlatformFailedException {
            long deadline = line.clock().nanos() + Duration.ofSeconds(1).toNanos();
            PlatformEvent event = line.next(deadline);
            while (event != null) {
                event = line.next(deadline);
            }
            return Ending.MAXIMUM;
        }

        private void take(PlatformEvent event) throws HangUpException, PlatformFailedException {
            if (event instanceof PlatformEvent.RecordingStarted start) {
                started = true;
                deadlineOfMaximum = start.atNanos() + plan.maxTime().toNanos();
                deadlineOfInput = start.atNanos() + plan.timing().timeout().toNanos();
            } else if (event instanceof PlatformEvent.SpeechStarted) {
                heard = true;
                deadlineOfInput = Long.MAX_VALUE;
                deadlineOfSilence = Long.MAX_VALUE;
            } else if (event instanceof PlatformEvent.SpeechEnded end) {
                plan.finalSilence().ifPresent(silence -> deadlineOfSilence = end.atNanos() + silence.toNanos());
            } else if (event instanceof PlatformEvent.RecordingDone over) {
                done = Optional.of(over.recording());
                ending = endedByItself();
            } else if (event instanceof PlatformEvent.KeyPressed pressed && started) {
                press(new Key(pressed.key(), pressed.atNanos()));
            } else if (event instanceof PlatformEvent.Spoken words && started) {
                hear(words);
            }
        }

        /** §2.3.6: words of an active grammar end the recording, others are what is being recorded. */
        private void hear(PlatformEvent.Spoken words) {
            heard = true;
            deadlineOfInput = Long.MAX_VALUE;
            if (spotter.hears(words)) {
                said = Optional.of(words);
                ending = Ending.GRAMMAR;
            } else {
                long end = words.atNanos() + words.length().toNanos();
                plan.finalSilence().ifPresent(silence -> deadlineOfSilence = end + silence.toNanos());
            }
        }

        private void press(Key pressed) {
            heard = true;
            deadlineOfInput = Long.MAX_VALUE;
            complete = spotter.press(pressed);
            if (complete && spotter.isFinal()) {
                ending = Ending.GRAMMAR;
            } else if (spotter.pending().isEmpty() && plan.anyKeyEnds()) {
                key = Optional.of(pressed.key());
                ending = Ending.ANY_KEY;
            }
        }

        private void timedOut(long now) throws PlatformFailedException {
            if (now >= deadlineOfMaximum) {
                if (!started) {
                    throw new PlatformFailedException("error.noresource", "the recording did not begin");
                }
                ending = Ending.MAXIMUM;
            } else if (now >= deadlineOfSilence) {
                ending = Ending.SILENCE;
            } else if (now >= deadlineOfInput) {
                ending = heard ? null : Ending.NO_INPUT;
                deadlineOfInput = Long.MAX_VALUE;
            } else if (now >= spotter.deadline()) {
                if (complete) {
                    ending = Ending.GRAMMAR;
                } else {
                    spotter.giveUp();
                }
            }
        }

        Optional<Input.Match> match() throws GrammarException {
            if (said.isPresent()) {
                return spotter.match(said.get());
            }
            return ending == Ending.GRAMMAR ? Optional.of(spotter.match()) : Optional.empty();
        }
    }
}
