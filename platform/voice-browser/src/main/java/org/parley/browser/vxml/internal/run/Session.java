package org.parley.browser.vxml.internal.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.browser.dialog.DialogListener;
import org.parley.browser.dialog.DialogRequest;
import org.parley.browser.grammar.GrammarCompiler;
import org.parley.browser.grammar.GrammarException;
import org.parley.browser.platform.ImplementationPlatform.Expectation;
import org.parley.browser.platform.Playable;
import org.parley.browser.platform.Recording;
import org.parley.browser.platform.SpokenGrammar;
import org.parley.browser.script.Scope;
import org.parley.browser.script.Undefined;
import org.parley.browser.vxml.VoiceXmlConfig;
import org.parley.browser.vxml.internal.element.Handler;
import org.parley.browser.vxml.internal.element.Place;
import org.parley.browser.vxml.internal.input.HangUpException;
import org.parley.browser.vxml.internal.input.Input;
import org.parley.browser.vxml.internal.input.InputCollector;
import org.parley.browser.vxml.internal.input.InputTiming;
import org.parley.browser.vxml.internal.input.Line;
import org.parley.browser.vxml.internal.input.Listening;
import org.parley.browser.vxml.internal.input.PlatformFailedException;
import org.parley.browser.vxml.internal.input.Recorded;
import org.parley.browser.vxml.internal.input.Recorder;
import org.parley.browser.vxml.internal.input.RecordingPlan;
import org.parley.browser.vxml.internal.input.TransferPlan;
import org.parley.browser.vxml.internal.input.Transferred;
import org.parley.browser.vxml.internal.input.Transferrer;
import org.parley.browser.vxml.internal.prompt.PromptQueue;
import org.parley.browser.vxml.internal.prompt.QueuedPrompt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one dialog holds from its start to its end, across documents and subdialogs. Used by its thread only. */
final class Session {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    /** What documents say by {@code <log>}. */
    private static final Logger DOCUMENT_LOG = LoggerFactory.getLogger("org.parley.vxml.log");

    /** Whoever waits shorter than this has not waited: inputs typed ahead, timeouts of nothing. */
    private static final long REAL_WAIT_NANOS = 10_000_000;

    private final Platform shared;
    private final DialogListener listener;
    private final Line line;
    private final Scope scope;
    private final PropertyScope properties;
    private final Loader loader;
    private final InputCollector collector;
    private final Recorder recorder;
    private final Transferrer transferrer;
    private final PromptQueue prompts = new PromptQueue();
    private final List<Recording> recordings = new ArrayList<>();
    private boolean prepared;
    private boolean hangUpThrown;
    private long finalDeadline = Long.MAX_VALUE;
    private int steps;
    private int iterations;
    private long promptChars;

    Session(Platform shared, DialogRequest request, Line line, DialogListener listener) {
        this.shared = shared;
        this.listener = listener;
        this.line = line;
        this.scope = SessionVariables.declare(shared.scripts().newSession(), request);
        this.properties = new PropertyScope(shared.config().properties(), null);
        this.loader = new Loader(shared, request.cookies(), this);
        this.collector = new InputCollector(
                line, shared.compiler(), shared.config().limits().playWait());
        this.recorder = new Recorder(line, shared.compiler(), collector.player());
        this.transferrer = new Transferrer(
                line,
                new DialogExchange(line.platform(), listener),
                shared.compiler(),
                collector.player(),
                shared.config().limits().playWait());
    }

    VoiceXmlConfig config() {
        return shared.config();
    }

    GrammarCompiler compiler() {
        return shared.compiler();
    }

    Scope scope() {
        return scope;
    }

    PropertyScope properties() {
        return properties;
    }

    Loader loader() {
        return loader;
    }

    PromptQueue prompts() {
        return prompts;
    }

    Line line() {
        return line;
    }

    List<Handler> defaultHandlers() {
        return shared.defaultHandlers();
    }

    boolean isPrepared() {
        return prepared;
    }

    void log(String text) {
        DOCUMENT_LOG.info("{}", text);
        listener.logged(text);
    }

    // Bounds

    /** A transition or a round of the algorithm: so many without a wait are a loop. */
    void step() {
        if (++steps > config().limits().steps()) {
            throw new DialogFailedException(
                    VoiceXmlEvent.SEMANTIC, "the documents went round " + steps + " times without a wait");
        }
        if (scope.isOvertime()) {
            throw new DialogFailedException(
                    VoiceXmlEvent.SEMANTIC, "the scripts of the documents ran too long without a wait");
        }
        checkFinalProcessing();
    }

    /** One item of a {@code <foreach>}. */
    void iterate() {
        if (++iterations > config().limits().iterations()) {
            throw new DialogFailedException(
                    VoiceXmlEvent.SEMANTIC, "<foreach> went through " + iterations + " items without a wait");
        }
    }

    /** Text that goes into the queue. */
    void speak(int chars) {
        promptChars += chars;
        if (promptChars > config().limits().promptChars()) {
            throw new DialogFailedException(
                    VoiceXmlEvent.SEMANTIC, "more than " + promptChars + " characters were queued without a wait");
        }
    }

    /** Somebody was waited for: what comes now may use all that is allowed again. */
    private void rested() {
        steps = 0;
        iterations = 0;
        promptChars = 0;
        scope.rested();
    }

    /** §1.5.4: what a hang-up leaves to be done has its time. */
    private void checkFinalProcessing() {
        if (line.clock().nanos() > finalDeadline) {
            throw new DialogFailedException(VoiceXmlEvent.HANG_UP, "final processing took too long");
        }
    }

    /** The time a fetch may take now. */
    Duration bounded(Duration timeout) {
        if (finalDeadline == Long.MAX_VALUE) {
            return timeout;
        }
        checkFinalProcessing();
        Duration left = Duration.ofNanos(
                Math.max(1_000_000, finalDeadline - line.clock().nanos()));
        return timeout.compareTo(left) < 0 ? timeout : left;
    }

    // Waits

    private interface Wait<T> {
        T run() throws HangUpException, PlatformFailedException, GrammarException;
    }

    /** Everything that the caller waits for or is heard in goes through here. */
    private <T> T wait(List<QueuedPrompt> queue, Place place, Wait<T> wait) throws Flow {
        if (hangUpThrown) {
            // §1.5.4: nobody is there any more, whether the line knows that yet or not.
            throw hungUp(place);
        }
        long begun = line.clock().nanos();
        try {
            beReady(queue);
            return wait.run();
        } catch (HangUpException gone) {
            throw hungUp(place);
        } catch (PlatformFailedException failed) {
            line.stopPlaying();
            throw new VoiceXmlEvent(failed.event(), failed.getMessage(), place);
        } catch (GrammarException failed) {
            throw VoiceXmlEvent.of(failed, place);
        } finally {
            if (line.clock().nanos() - begun >= REAL_WAIT_NANOS) {
                rested();
            }
        }
    }

    /** §1.5.4: the first time it is an event; after that a wait ends the session. */
    private Flow hungUp(Place place) {
        prompts.drain();
        if (hangUpThrown) {
            return new ExitFlow(Map.of());
        }
        beginFinalProcessing();
        return new VoiceXmlEvent(VoiceXmlEvent.HANG_UP, null, place);
    }

    void beginFinalProcessing() {
        hangUpThrown = true;
        finalDeadline =
                line.clock().nanos() + config().limits().finalProcessing().toNanos();
    }

    /** The first time that something is to be heard: call control decides when. */
    private void beReady(List<QueuedPrompt> queue) throws HangUpException {
        if (prepared) {
            return;
        }
        List<Playable> items = new ArrayList<>();
        queue.forEach(prompt -> items.addAll(prompt.items()));
        line.platform().prepare(items);
        prepared = true;
        listener.prepared();
        long deadline = line.clock().nanos() + config().limits().startWait().toNanos();
        if (!line.awaitStart(deadline)) {
            LOG.warn("prepared, but not started within {}", config().limits().startWait());
            throw new HangUpException();
        }
        listener.started();
    }

    Input collect(List<QueuedPrompt> queue, Listening listening, InputTiming timing, Place place) throws Flow {
        return wait(queue, place, () -> {
            line.platform().awaits(expected(listening));
            List<SpokenGrammar> spoken = listening.spoken();
            if (spoken.isEmpty()) {
                return collector.collect(queue, listening, timing);
            }
            line.platform().listenFor(spoken);
            try {
                return collector.collect(queue, listening, timing);
            } finally {
                line.platform().listenFor(List.of());
            }
        });
    }

    Recorded record(List<QueuedPrompt> queue, RecordingPlan plan, Place place) throws Flow {
        Recorded recorded = wait(queue, place, () -> {
            line.platform().awaits(Set.of(Expectation.RECORD));
            return recorder.record(queue, plan);
        });
        recorded.recording().ifPresent(recordings::add);
        return recorded;
    }

    Transferred transfer(List<QueuedPrompt> queue, TransferPlan plan, Place place) throws Flow {
        return wait(queue, place, () -> {
            line.platform().awaits(Set.of(Expectation.TRANSFER));
            return transferrer.transfer(queue, plan);
        });
    }

    private static Set<Expectation> expected(Listening listening) {
        Set<Expectation> expected = EnumSet.noneOf(Expectation.class);
        if (listening.takesKeys() && !listening.keys().isEmpty()) {
            expected.add(Expectation.DTMF);
        }
        if (listening.takesWords() && !listening.words().isEmpty()) {
            expected.add(Expectation.VOICE);
        }
        return expected;
    }

    // What is known of an input

    /** §6.3.6: which modes of input are switched on. */
    Set<Input.Mode> inputModes(Execution execution) {
        Set<Input.Mode> modes = EnumSet.noneOf(Input.Mode.class);
        for (String mode : execution
                .properties()
                .get("inputmodes")
                .orElse("dtmf voice")
                .strip()
                .split("\\s+")) {
            if (mode.equals("dtmf")) {
                modes.add(Input.Mode.DTMF);
            } else if (mode.equals("voice")) {
                modes.add(Input.Mode.VOICE);
            }
        }
        return modes;
    }

    Recognition recognition(Input.Match match, Execution execution, Place place) throws VoiceXmlEvent {
        return Recognition.of(match, aboutInput(match.mode(), execution, place));
    }

    /** VoiceXML 2.1 §4.1 and §7.1: the mark that was played last, and the utterance as audio if the document wants it. */
    Map<String, Object> aboutInput(Input.Mode mode, Execution execution, Place place) throws VoiceXmlEvent {
        Map<String, Object> extra = new LinkedHashMap<>();
        extra.put("markname", line.mark().<Object>map(name -> name).orElse(Undefined.UNDEFINED));
        extra.put(
                "marktime",
                line.mark().isPresent() ? (Object) (double) line.sinceMark().toMillis() : Undefined.UNDEFINED);
        Optional<String> wanted = execution.properties().oneOf("recordutterance", Set.of("true", "false"), place);
        if (wanted.filter("true"::equals).isEmpty()) {
            return extra;
        }
        Optional<Recording> recording = line.platform()
                .utterance(utteranceType(execution.properties(), place))
                .filter(kept -> mode == Input.Mode.VOICE);
        recording.ifPresent(recordings::add);
        extra.put("recording", recording.<Object>map(kept -> kept).orElse(Undefined.UNDEFINED));
        extra.put(
                "recordingsize",
                recording.<Object>map(kept -> (double) kept.size()).orElse(Undefined.UNDEFINED));
        extra.put(
                "recordingduration",
                recording
                        .<Object>map(kept -> (double) kept.duration().toMillis())
                        .orElse(Undefined.UNDEFINED));
        return extra;
    }

    /** VoiceXML 2.1 §9: the format in which what is said is kept. */
    String utteranceType(PropertyScope properties, Place place) throws VoiceXmlEvent {
        Optional<String> wanted = properties.get("recordutterancetype").filter(text -> !text.isBlank());
        return recordingType(wanted.orElse(config().recordType()).strip(), place);
    }

    /** §2.3.6, appendix E: the format in which a platform records what is asked for. */
    String recordingType(String type, Place place) throws VoiceXmlEvent {
        String plain = type.replaceAll(";.*", "").strip().toLowerCase(Locale.ROOT);
        return switch (plain) {
            case "audio/basic", "audio/x-wav", "audio/wav" -> plain;
            default ->
                throw new VoiceXmlEvent(
                        "error.unsupported.format", "recordings are audio/basic or audio/x-wav, not " + type, place);
        };
    }

    /** §4.1.8: what is queued is heard before the session ends. */
    void playOut() throws Flow {
        List<QueuedPrompt> queue = prompts.drain();
        if (hangUpThrown) {
            return;
        }
        wait(queue, null, () -> {
            collector.player().playOut(queue);
            return null;
        });
    }

    /** §4.1.8: what is queued is heard before what is heard during a fetch. False when nobody is there to hear it. */
    boolean playQueued() {
        if (hangUpThrown || line.isHungUp()) {
            return false;
        }
        List<QueuedPrompt> queue = prompts.drain();
        try {
            beReady(queue);
            collector.player().playOut(queue);
            return true;
        } catch (HangUpException gone) {
            LOG.debug("hung up before a fetch: the next wait tells");
            return false;
        } catch (PlatformFailedException failed) {
            LOG.warn("prompts could not be played before a fetch: {}", failed.getMessage());
            return true;
        }
    }

    /** §5.3.11: plays what is queued, then asks call control to let go; from now on it is as after a hang-up. */
    void disconnect(Map<String, Object> values) throws Flow {
        playOut();
        if (!hangUpThrown) {
            beginFinalProcessing();
            listener.disconnectRequested(values);
        }
    }

    boolean isInFinalProcessing() {
        return hangUpThrown;
    }

    // Ends

    DialogFailedException unhandled(VoiceXmlEvent event) {
        return new DialogFailedException(
                event.name(), (event.getMessage() == null ? "" : event.getMessage() + ", ") + "at " + event.place());
    }

    /** An error that nobody handled: the caller hears that something went wrong, unless he is gone. */
    void apologise() {
        prompts.drain();
        List<Playable> apology = List.of(config().apology()
                .<Playable>map(audio -> new Playable.Clip(audio, config().apologyText(), config().language()))
                .orElseGet(() -> new Playable.Speech(config().apologyText(), config().language())));
        QueuedPrompt prompt = new QueuedPrompt(apology, QueuedPrompt.BargeIn.NONE, java.util.Optional.empty());
        if (hangUpThrown) {
            return;
        }
        try {
            collector.player().playOut(List.of(prompt));
        } catch (HangUpException gone) {
            LOG.debug("nobody left to apologise to");
        } catch (PlatformFailedException failed) {
            LOG.warn("the apology could not be played: {}", failed.getMessage());
        }
    }

    void release() {
        recordings.forEach(Recording::release);
    }
}
