package org.parley.browser.ccxml.internal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.parley.browser.platform.Clock;
import org.parley.browser.platform.ImplementationPlatform;
import org.parley.browser.platform.PlatformEvent;
import org.parley.browser.platform.Playable;
import org.parley.browser.platform.Recording;
import org.parley.browser.platform.RecordingRequest;
import org.parley.browser.platform.SpokenGrammar;
import org.parley.browser.platform.TransferRequest;

/**
 * A dialog's mouth and ear, wherever it is plugged in: {@code <join>} can take it elsewhere, and a dialog that was
 * prepared for no place waits here for one. Until then what it plays is held. A dialog that does not speak
 * ({@code mediadirection}) plays to nobody, one that does not hear gets no keys and words. Thread-safe; no lock is held
 * while a place is called, which reports under locks of its own.
 */
final class DialogPort implements ImplementationPlatform {
    private record Place(ImplementationPlatform platform, boolean speaks, boolean hears) {}

    private record Queue(long playId, List<Playable> items) {}

    private final Clock clock;
    private volatile Consumer<PlatformEvent> listener = event -> {};
    private volatile Set<Expectation> awaited = Set.of();
    private volatile List<SpokenGrammar> spoken = List.of();
    private volatile Place at;
    private Queue held;
    private Long playing;
    private boolean closed;

    DialogPort(Clock clock) {
        this.clock = clock;
    }

    /** Takes a place and leaves the one before. */
    void plugIn(ImplementationPlatform platform, boolean speaks, boolean hears) {
        unplug();
        Queue queue;
        synchronized (this) {
            if (closed) {
                queue = null;
            } else {
                at = new Place(platform, speaks, hears);
                queue = held;
                held = null;
            }
        }
        if (at == null) {
            platform.close();
            return;
        }
        platform.listen(event -> heard(platform, event));
        platform.awaits(awaited);
        if (!spoken.isEmpty() && hears) {
            platform.listenFor(spoken);
        }
        if (queue != null) {
            play(queue.playId, queue.items);
        }
    }

    /** Leaves its place. What is being played there ends. */
    void unplug() {
        Place before;
        Long interrupted;
        synchronized (this) {
            before = at;
            at = null;
            interrupted = playing;
            playing = null;
        }
        if (before != null) {
            before.platform.close();
        }
        if (interrupted != null) {
            listener.accept(new PlatformEvent.PlayDone(interrupted, false, clock.nanos()));
        }
    }

    private void heard(ImplementationPlatform from, PlatformEvent event) {
        Place place = at;
        if (place == null || place.platform != from || (isInput(event) && !place.hears)) {
            return;
        }
        if (event instanceof PlatformEvent.PlayDone done) {
            synchronized (this) {
                if (playing != null && playing == done.playId()) {
                    playing = null;
                }
            }
        }
        listener.accept(event);
    }

    private static boolean isInput(PlatformEvent event) {
        return event instanceof PlatformEvent.KeyPressed
                || event instanceof PlatformEvent.Spoken
                || event instanceof PlatformEvent.SpeechStarted
                || event instanceof PlatformEvent.SpeechEnded;
    }

    @Override
    public void listen(Consumer<PlatformEvent> newListener) {
        listener = newListener;
        Place place = at;
        if (place != null) {
            place.platform.listen(event -> heard(place.platform, event));
        }
    }

    @Override
    public void prepare(List<Playable> queue) {
        Place place = at;
        if (place != null) {
            place.platform.prepare(queue);
        }
    }

    @Override
    public void awaits(Set<Expectation> expectations) {
        awaited = expectations;
        Place place = at;
        if (place != null) {
            place.platform.awaits(expectations);
        }
    }

    @Override
    public void listenFor(List<SpokenGrammar> grammars) {
        spoken = grammars;
        Place place = at;
        if (place != null && place.hears) {
            place.platform.listenFor(grammars);
        }
    }

    @Override
    public void play(long playId, List<Playable> queue) {
        Place place;
        synchronized (this) {
            place = at;
            if (place == null) {
                held = new Queue(playId, queue);
            } else if (place.speaks) {
                playing = playId;
            }
        }
        if (place != null && place.speaks) {
            place.platform.play(playId, queue);
        } else if (place != null) {
            listener.accept(new PlatformEvent.PlayStarted(playId, clock.nanos()));
            listener.accept(new PlatformEvent.PlayDone(playId, true, clock.nanos()));
        }
    }

    @Override
    public void stopPlaying() {
        Queue dropped;
        synchronized (this) {
            dropped = held;
            held = null;
        }
        Place place = at;
        if (dropped != null) {
            listener.accept(new PlatformEvent.PlayDone(dropped.playId, false, clock.nanos()));
        } else if (place != null) {
            place.platform.stopPlaying();
        }
    }

    @Override
    public void passOn(char key) {
        Place place = at;
        if (place != null) {
            place.platform.passOn(key);
        }
    }

    @Override
    public void startRecording(RecordingRequest request) {
        Place place = at;
        if (place != null) {
            place.platform.startRecording(request);
        } else {
            listener.accept(new PlatformEvent.Failed("error.noresource", "the dialog hears nobody", clock.nanos()));
        }
    }

    @Override
    public void stopRecording() {
        Place place = at;
        if (place != null) {
            place.platform.stopRecording();
        }
    }

    /** Without a place, what most platforms do. */
    @Override
    public boolean speaks(String language) {
        Place place = at;
        return place == null ? ImplementationPlatform.super.speaks(language) : place.platform.speaks(language);
    }

    @Override
    public boolean understands(String language) {
        Place place = at;
        return place == null
                ? ImplementationPlatform.super.understands(language)
                : place.platform.understands(language);
    }

    @Override
    public Optional<Recording> utterance(String mediaType) {
        Place place = at;
        return place == null ? Optional.empty() : place.platform.utterance(mediaType);
    }

    /** The document of call control places the calls of transfers (CCXML 1.0 appendix D). */
    @Override
    public boolean startTransfer(TransferRequest request) {
        return false;
    }

    @Override
    public void endTransfer() {
        // none was started here
    }

    @Override
    public void close() {
        Place place;
        synchronized (this) {
            closed = true;
            place = at;
        }
        if (place != null) {
            place.platform.close();
        }
    }
}
