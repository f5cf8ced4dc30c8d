package org.parley.browser.ccxml;

import java.util.List;
import java.util.function.Consumer;
import org.parley.browser.platform.ImplementationPlatform;
import org.parley.browser.platform.PlatformEvent;
import org.parley.browser.platform.Playable;
import org.parley.browser.platform.RecordingRequest;

/** A mouth and ear for dialogs that neither speak nor listen. */
final class SilentDialogPlatform implements ImplementationPlatform {

    @Override
    public void listen(Consumer<PlatformEvent> listener) {}

    @Override
    public void prepare(List<Playable> queue) {}

    @Override
    public void play(long playId, List<Playable> queue) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void stopPlaying() {}

    @Override
    public void startRecording(RecordingRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void stopRecording() {}

    @Override
    public void close() {}
}
