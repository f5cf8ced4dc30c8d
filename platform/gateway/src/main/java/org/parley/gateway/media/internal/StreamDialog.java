package org.parley.gateway.media.internal;

import java.util.List;
import java.util.function.Consumer;
import org.parley.browser.platform.ImplementationPlatform;
import org.parley.browser.platform.PlatformEvent;
import org.parley.browser.platform.Playable;
import org.parley.browser.platform.RecordingRequest;
import org.parley.browser.platform.SpokenGrammar;
import org.parley.gateway.speech.WordRecognizer;

/** A dialog's mouth and ear on a stream or in a conference. Its methods pass wishes to the media thread; its events come back in order. */
final class StreamDialog implements ImplementationPlatform {
    private final DialogPlace place;
    private final MediaServices services;
    private volatile Consumer<PlatformEvent> listener;
    private volatile boolean closed;

    StreamDialog(DialogPlace place, MediaServices services) {
        this.place = place;
        this.services = services;
    }

    @Override
    public void listen(Consumer<PlatformEvent> hears) {
        listener = hears;
        place.execute(() -> place.attach(this));
    }

    @Override
    public void prepare(List<Playable> queue) {
        services.loader().prepare(queue);
    }

    @Override
    public void play(long playId, List<Playable> items) {
        PlayQueue queue = new PlayQueue(playId, this);
        Segment[] ready = services.loader().atHand(items);
        if (ready != null) {
            queue.loaded(ready);
            place.execute(() -> place.play(queue));
            return;
        }
        place.execute(() -> place.play(queue));
        services.prompts().execute(() -> {
            Segment[] loaded = services.loader().load(items);
            place.execute(() -> place.loaded(queue, loaded));
        });
    }

    @Override
    public void stopPlaying() {
        place.execute(() -> place.stopPlaying(this));
    }

    @Override
    public void listenFor(List<SpokenGrammar> grammars) {
        WordRecognizer.Hearing words = grammars.isEmpty()
                ? WordRecognizer.Hearing.DEAF
                : services.recognizer().listen(grammars, new WordEvents(this, services.clock()));
        place.execute(() -> place.hearWords(words));
    }

    @Override
    public void passOn(char key) {
        place.execute(() -> place.relay(key));
    }

    @Override
    public void startRecording(RecordingRequest request) {
        place.recorder().start(this, request);
    }

    @Override
    public void stopRecording() {
        place.execute(() -> place.stopRecording(this));
    }

    @Override
    public void close() {
        closed = true;
        place.execute(() -> place.detach(this));
    }

    /** Passes an event on, from whichever thread it comes to the dispatcher's. */
    void report(PlatformEvent event) {
        services.events().dispatch(() -> deliver(event));
    }

    private void deliver(PlatformEvent event) {
        Consumer<PlatformEvent> hears = listener;
        if (hears != null && !closed) {
            hears.accept(event);
        } else if (event instanceof PlatformEvent.RecordingDone done) {
            // Nobody is left to submit it, so its recovery address gets it.
            services.files().execute(done.recording()::release);
        }
    }
}
