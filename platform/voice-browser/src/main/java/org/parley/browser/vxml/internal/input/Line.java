package org.parley.browser.vxml.internal.input;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import org.parley.browser.platform.Clock;
import org.parley.browser.platform.ImplementationPlatform;
import org.parley.browser.platform.PlatformEvent;
import org.parley.browser.platform.Playable;

/**
 * The caller's line as the dialog's thread knows it: what is playing, which keys are still to be taken, whether anybody
 * is there. {@link #post} may be called from any thread, everything else by the dialog's only.
 */
public final class Line {
    private final ImplementationPlatform platform;
    private final Clock clock;
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final Deque<Key> keys = new ArrayDeque<>();
    private boolean started;
    private boolean hungUp;
    private long plays;
    private long playing;
    private PlatformEvent.Spoken heard;
    private Optional<Long> speakingSince = Optional.empty();
    private Signal.Thrown thrown;
    private String mark;
    private long markNanos;
    private long silentSince;

    public Line(ImplementationPlatform platform, Clock clock) {
        this.platform = platform;
        this.clock = clock;
        platform.listen(event -> post(new Signal.FromPlatform(event)));
    }

    public void post(Signal signal) {
        signals.add(signal);
    }

    public Clock clock() {
        return clock;
    }

    public ImplementationPlatform platform() {
        return platform;
    }

    /** Keys pressed and not yet taken: type-ahead. */
    Deque<Key> keys() {
        return keys;
    }

    /** Words said and not yet taken. */
    Optional<PlatformEvent.Spoken> heard() {
        return Optional.ofNullable(heard);
    }

    void hear(PlatformEvent.Spoken words) {
        heard = words;
        speakingSince = Optional.empty();
    }

    /** Somebody has begun to speak, and what he says will be heard. */
    void speaking(long sinceNanos) {
        speakingSince = Optional.of(sinceNanos);
    }

    Optional<Long> speakingSince() {
        return speakingSince;
    }

    /** A key that means nothing to the dialog may mean something to the other side of a joined call. */
    void passOn(Key key) {
        platform.passOn(key.key());
    }

    /** What was entered until now is meant for nobody. */
    void forgetInput() {
        keys.clear();
        heard = null;
    }

    /** Takes in what has come in the meantime, and leaves when nobody is there. Every wait begins so. */
    public void enterWait() throws HangUpException {
        for (Signal signal = signals.poll(); signal != null; signal = signals.poll()) {
            note(take(signal));
        }
        if (hungUp) {
            throw new HangUpException();
        }
    }

    /** Waits until call control starts the dialog, {@code deadline} at most. */
    public boolean awaitStart(long deadline) throws HangUpException {
        while (!started) {
            if (hungUp) {
                throw new HangUpException();
            }
            Signal signal = poll(deadline);
            if (signal == null) {
                return false;
            }
            note(take(signal));
        }
        return true;
    }

    /**
     * The next event, or null when the deadline passed. Keys are handed out, not kept.
     *
     * @throws HangUpException once the connection is gone
     */
    PlatformEvent next(long deadline) throws HangUpException, PlatformFailedException {
        while (true) {
            if (thrown != null) {
                Signal.Thrown now = thrown;
                thrown = null;
                throw new PlatformFailedException(now.event(), now.message());
            }
            Signal signal = poll(deadline);
            if (signal == null) {
                return null;
            }
            Optional<PlatformEvent> event = take(signal);
            if (hungUp && !(event.orElse(null) instanceof PlatformEvent.RecordingDone)) {
                throw new HangUpException();
            }
            if (event.orElse(null) instanceof PlatformEvent.Failed failed) {
                throw new PlatformFailedException(failed.eventName(), failed.message());
            }
            if (event.isPresent() && !stale(event.get())) {
                return event.get();
            }
        }
    }

    /**
     * Waits for something that {@link Signal.Woken} announces, hang-ups and keys kept for later.
     *
     * @return false when the deadline passed
     */
    public boolean await(BooleanSupplier done, long deadline) {
        while (!done.getAsBoolean()) {
            Signal signal = poll(deadline);
            if (signal == null) {
                return done.getAsBoolean();
            }
            Optional<PlatformEvent> event = take(signal);
            event.ifPresent(this::stale);
            note(event);
        }
        return true;
    }

    /** Waits for the recording that was stopped, also when the connection is gone; empty when the deadline passes. */
    Optional<PlatformEvent.RecordingDone> awaitRecording(long deadline) {
        for (Signal signal = poll(deadline); signal != null; signal = poll(deadline)) {
            Optional<PlatformEvent> event = take(signal);
            if (event.orElse(null) instanceof PlatformEvent.RecordingDone done) {
                return Optional.of(done);
            }
        }
        return Optional.empty();
    }

    public void play(List<Playable> items) {
        playing = ++plays;
        platform.play(playing, new ArrayList<>(items));
    }

    public boolean isPlaying() {
        return playing != 0;
    }

    public void stopPlaying() {
        if (playing != 0) {
            playing = 0;
            silentSince = clock.nanos();
            platform.stopPlaying();
        }
    }

    public boolean isHungUp() {
        return hungUp;
    }

    /** A new queue begins: marks of those before do not count. */
    void forgetMark() {
        mark = null;
    }

    /** The last mark that was played, if any (VoiceXML 2.1 §4). */
    public Optional<String> mark() {
        return Optional.ofNullable(mark);
    }

    /** How long the prompt went on after that mark. */
    public Duration sinceMark() {
        return Duration.ofNanos(Math.max(0, (isPlaying() ? clock.nanos() : silentSince) - markNanos));
    }

    private Signal poll(long deadline) {
        try {
            return clock.poll(signals, deadline);
        } catch (InterruptedException stopped) {
            // Nobody interrupts a dialog (it would close files and connections under it); the process is going down.
            Thread.currentThread().interrupt();
            throw new TerminatedException();
        }
    }

    private Optional<PlatformEvent> take(Signal signal) {
        if (signal instanceof Signal.FromPlatform platformSignal) {
            PlatformEvent event = platformSignal.event();
            if (event instanceof PlatformEvent.HungUp) {
                hungUp = true;
            } else if (event instanceof PlatformEvent.MarkReached reached) {
                mark = reached.name();
                markNanos = reached.atNanos();
            }
            return Optional.of(event);
        }
        if (signal instanceof Signal.Thrown event) {
            thrown = event;
            return Optional.empty();
        }
        if (signal instanceof Signal.Woken) {
            return Optional.empty();
        }
        if (signal instanceof Signal.Terminate terminate) {
            if (terminate.immediately()) {
                throw new TerminatedException();
            }
            hungUp = true;
        } else {
            started = true;
        }
        return Optional.empty();
    }

    /** Outside of a wait only keys count. */
    private void note(Optional<PlatformEvent> event) {
        if (event.orElse(null) instanceof PlatformEvent.KeyPressed pressed) {
            keys.add(new Key(pressed.key(), pressed.atNanos()));
        }
    }

    /** A queue that was stopped still reports that it is done. */
    private boolean stale(PlatformEvent event) {
        if (event instanceof PlatformEvent.PlayDone done) {
            if (done.playId() != playing) {
                return true;
            }
            playing = 0;
            silentSince = done.atNanos();
        }
        return false;
    }
}
