package org.parley.browser.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.parley.browser.fetch.Fetcher;
import org.parley.browser.platform.Clock;
import org.parley.browser.platform.Delivery;
import org.parley.browser.platform.ImplementationPlatform;
import org.parley.browser.platform.PlatformEvent;
import org.parley.browser.platform.Playable;
import org.parley.browser.platform.Recording;
import org.parley.browser.platform.RecordingRequest;
import org.parley.browser.platform.TransferRequest;

/** Prompts as lines, each lasting as long as its audio would; recordings made of what the caller says. */
final class TextDialogPlatform implements ImplementationPlatform {
    private static final Duration BEEP = Duration.ofMillis(500);
    private static final long MILLIS_PER_CHARACTER = 65;
    private static final long BEEPING = -1;

    private final Clock clock;
    private final Hearing hearing;
    private final Fetcher fetcher;
    private final Consumer<TextDialogPlatform> active;
    private Consumer<PlatformEvent> listener = event -> {};
    private final List<Clock.Timer> playTimers = new ArrayList<>();
    private Long playing;
    private RecordingInProgress recording;
    private final FarEnd farEnd;
    private Utterance said;
    private boolean closed;
    private boolean gone;

    /** @param active told when this dialog begins to speak or to record */
    TextDialogPlatform(Clock clock, Hearing hearing, Fetcher fetcher, Consumer<TextDialogPlatform> active) {
        this(clock, hearing, fetcher, active, null);
    }

    /** @param transfers where calls of transfers show that it places itself, because there is no call control; or null */
    TextDialogPlatform(
            Clock clock, Hearing hearing, Fetcher fetcher, Consumer<TextDialogPlatform> active, Transcript transfers) {
        this.clock = clock;
        this.hearing = hearing;
        this.fetcher = fetcher;
        this.active = active;
        this.farEnd = transfers == null ? null : new FarEnd(clock, transfers, this::report);
    }

    @Override
    public synchronized void listen(Consumer<PlatformEvent> newListener) {
        listener = newListener;
        if (gone) {
            report(new PlatformEvent.HungUp(clock.nanos()));
        }
    }

    @Override
    public void prepare(List<Playable> queue) {
        // text needs no preparation
    }

    @Override
    public void awaits(Set<Expectation> expectations) {
        hearing.expects(expectations.stream()
                .sorted()
                .map(expectation -> expectation.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" ")));
    }

    @Override
    public void play(long playId, List<Playable> queue) {
        active.accept(this);
        synchronized (this) {
            if (closed || gone) {
                report(new PlatformEvent.PlayDone(playId, false, clock.nanos()));
                return;
            }
            stopPlaying();
            begin(playId, queue);
        }
    }

    private void begin(long playId, List<Playable> queue) {
        String text = queue.stream()
                .map(TextDialogPlatform::text)
                .filter(t -> !t.isEmpty())
                .collect(Collectors.joining(" "));
        if (!text.isEmpty()) {
            hearing.hears(text);
        }
        for (Playable item : queue) {
            if (item instanceof Playable.Speech speech
                    && !speech.delivery().markup().isEmpty()) {
                hearing.speaks(text(item), manner(speech.delivery()));
            }
        }
        playing = playId;
        report(new PlatformEvent.PlayStarted(playId, clock.nanos()));
        Duration at = Duration.ZERO;
        for (Playable item : queue) {
            if (at.isZero()) {
                begin(playId, item);
            } else {
                playTimers.add(clock.schedule(() -> begin(playId, item), at));
            }
            at = at.plus(length(item));
        }
        playTimers.add(clock.schedule(() -> played(playId), at));
    }

    private synchronized void begin(long playId, Playable item) {
        if (playing == null || playing != playId) {
            return;
        }
        if (item instanceof Playable.Mark mark) {
            report(new PlatformEvent.MarkReached(playId, mark.name(), clock.nanos()));
        } else if (!text(item).isEmpty()) {
            hearing.heard(text(item));
        }
    }

    private synchronized void played(long playId) {
        if (playing != null && playing == playId) {
            endPlaying(true);
        }
    }

    @Override
    public synchronized void stopPlaying() {
        if (playing != null) {
            endPlaying(false);
        }
    }

    private void endPlaying(boolean completed) {
        long playId = playing;
        playing = null;
        playTimers.forEach(Clock.Timer::cancel);
        playTimers.clear();
        hearing.promptOver();
        report(new PlatformEvent.PlayDone(playId, completed, clock.nanos()));
    }

    @Override
    public void startRecording(RecordingRequest request) {
        active.accept(this);
        synchronized (this) {
            if (closed || gone) {
                return;
            }
            RecordingInProgress started = new RecordingInProgress(request);
            recording = started;
            if (request.beep()) {
                hearing.hears("(beep)");
                hearing.heard("(beep)");
                hearing.promptOver();
            }
            started.timer(clock.schedule(() -> recordingStarted(started), request.beep() ? BEEP : Duration.ZERO));
        }
    }

    private synchronized void recordingStarted(RecordingInProgress started) {
        if (recording != started) {
            return;
        }
        started.started(clock.nanos());
        report(new PlatformEvent.RecordingStarted(clock.nanos()));
        started.timer(clock.schedule(this::stopRecording, started.request().limit()));
    }

    @Override
    public synchronized void stopRecording() {
        if (recording != null) {
            TextRecording done = recording.end(clock.nanos(), fetcher);
            recording = null;
            hearing.log("recorded " + Transcript.seconds(done.duration()));
            report(new PlatformEvent.RecordingDone(done, clock.nanos()));
        }
    }

    @Override
    public synchronized Optional<Recording> utterance(String mediaType) {
        return Optional.ofNullable(said)
                .map(words -> new TextRecording(Mulaw.tone(words.length()), mediaType, Optional.empty(), fetcher));
    }

    @Override
    public synchronized boolean startTransfer(TransferRequest request) {
        if (farEnd == null) {
            return false;
        }
        farEnd.call(request);
        return true;
    }

    @Override
    public synchronized void endTransfer() {
        if (farEnd != null) {
            farEnd.release();
        }
    }

    /** Whoever is called does this. False when this dialog calls nobody. */
    synchronized boolean callee(String what) {
        if (farEnd != null) {
            farEnd.act(what);
        }
        return farEnd != null;
    }

    @Override
    public void close() {
        TextRecording unheard = null;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            playTimers.forEach(Clock.Timer::cancel);
            playing = null;
            if (recording != null) {
                unheard = recording.end(clock.nanos(), fetcher);
                recording = null;
            }
        }
        if (unheard != null) {
            unheard.release();
        }
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** What is being played: a number of its own for each prompt and beep, 0 in silence. */
    synchronized long utterance() {
        if (playing != null) {
            return playing;
        }
        return recording != null && !recording.hasStarted() ? BEEPING : 0;
    }

    synchronized boolean isRecording() {
        return recording != null && recording.hasStarted();
    }

    synchronized void press(char key) {
        said = null;
        report(new PlatformEvent.KeyPressed(key, clock.nanos()));
    }

    /** The caller says words. */
    synchronized void speak(Utterance words) {
        said = words;
        report(new PlatformEvent.Spoken(words.words(), words.confidence(), words.length(), clock.nanos()));
    }

    /** The caller begins to say this. */
    synchronized void say(byte[] mulaw) {
        if (!isRecording()) {
            return;
        }
        RecordingInProgress current = recording;
        current.say(clock.nanos(), mulaw);
        for (SpeechActivity.Span span : SpeechActivity.of(mulaw)) {
            current.timer(clock.schedule(
                    () -> speech(current, new PlatformEvent.SpeechStarted(clock.nanos())), samples(span.from())));
            current.timer(clock.schedule(
                    () -> speech(current, new PlatformEvent.SpeechEnded(clock.nanos())), samples(span.to())));
        }
    }

    private synchronized void speech(RecordingInProgress during, PlatformEvent event) {
        if (recording == during) {
            report(event);
        }
    }

    /** The connection is gone. */
    synchronized void hangUp() {
        if (closed || gone) {
            return;
        }
        stopRecording();
        gone = true;
        stopPlaying();
        report(new PlatformEvent.HungUp(clock.nanos()));
    }

    private void report(PlatformEvent event) {
        if (!closed) {
            listener.accept(event);
        }
    }

    private static Duration samples(int count) {
        return Duration.ofNanos(count * (1_000_000_000L / Mulaw.RATE));
    }

    private static String text(Playable item) {
        if (item instanceof Playable.Clip clip) {
            String title = Wave.titleOf(clip.audio());
            if (!title.isEmpty()) {
                return "(audio " + title + ")";
            }
            String words = clip.text().strip().replaceAll("\\s+", " ");
            return words.isEmpty() ? "(audio " + Transcript.seconds(length(item)) + ")" : words;
        }
        return item instanceof Playable.Speech speech ? speech.text().strip().replaceAll("\\s+", " ") : "";
    }

    /** As it is written: {@code [prosody rate="slow", voice name="anna"]}. */
    private static String manner(Delivery delivery) {
        return delivery.markup().entrySet().stream()
                .map(entry -> entry.getKey() + "=\"" + entry.getValue() + "\"")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static Duration length(Playable item) {
        if (item instanceof Playable.Clip clip) {
            return Wave.lengthOf(clip.audio());
        }
        if (item instanceof Playable.Speech speech) {
            double millis = speech.text().strip().length() * MILLIS_PER_CHARACTER;
            return Duration.ofMillis(Math.round(millis / speech.delivery().rate()));
        }
        return item instanceof Playable.Silence silence ? silence.length() : Duration.ZERO;
    }
}
