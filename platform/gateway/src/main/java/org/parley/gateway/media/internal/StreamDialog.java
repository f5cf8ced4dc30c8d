package org.parley.gateway.media.internal;

import java.util.List;
import java.util.function.Consumer;
import org.parley.browser.platform.ImplementationPlatform;
import org.parley.browser.platform.PlatformEvent;
import org.parley.browser.platform.Playable;
import org.parley.browser.platform.RecordingRequest;

/** A dialog's mouth and ear on a stream. Its methods pass wishes to the media thread; its events come back in order. */
final class StreamDialog implements ImplementationPlatform {
    private final RtpStream stream;
    private final MediaServices services;
    private volatile Consumer<PlatformEvent> listener;
    private volatile boolean closed;

    StreamDialog(RtpStream stream, MediaServices services) {
        this.stream = stream;
        this.services = services;
    }

    @Override
    public void listen(Consumer<PlatformEvent> hears) {
        listener = hears;
        stream.execute(() -> stream.attach(this));
    }

    @Override
    public void prepare(List<Playable> queue) {
        services.loader().load(queue);
    }

    @Override
    public void play(long playId, List<Playable> items) {
        PlayQueue queue = new PlayQueue(playId, this);
        Segment[] ready = services.loader().atHand(items);
        if (ready != null) {
            queue.loaded(ready);
            stream.execute(() -> stream.play(queue));
            return;
        }
        stream.execute(() -> stream.play(queue));
        services.prompts().execute(() -> {
            Segment[] loaded = services.loader().load(items);
            stream.execute(() -> stream.loaded(queue, loaded));
        });
    }

    @Override
    public void stopPlaying() {
        stream.execute(() -> stream.stopPlaying(this));
    }

    @Override
    public void passOn(char key) {
        stream.execute(() -> stream.listeners().key(key));
    }

    @Override
    public void startRecording(RecordingRequest request) {
        stream.recorder().start(this, request);
    }

    @Override
    public void stopRecording() {
        stream.execute(() -> stream.stopRecording(this));
    }

    @Override
    public void close() {
        closed = true;
        stream.execute(() -> stream.detach(this));
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
