package org.parley.browser.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.parley.browser.dialog.Dialog;
import org.parley.browser.dialog.DialogListener;
import org.parley.browser.platform.ImplementationPlatform;
import org.parley.browser.platform.PlatformEvent;
import org.parley.browser.platform.Playable;
import org.parley.browser.platform.RecordingRequest;

/** A caller who takes no time: prompts are over at once, and then a key comes, or nothing. */
final class BenchedLine implements ImplementationPlatform, DialogListener {
    private final char key;
    private final CompletableFuture<Boolean> waiting = new CompletableFuture<>();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private Consumer<PlatformEvent> browser;
    private Dialog dialog;

    /** @param key what the caller presses after a prompt; a space for nothing */
    BenchedLine(char key) {
        this.key = key;
    }

    void holds(Dialog opened) {
        dialog = opened;
        dialog.start();
    }

    /** Waits for the end; false when it was none that the document made. */
    boolean awaitEnd() {
        return ended.join();
    }

    void awaitPrompt() {
        waiting.join();
    }

    void hangUp() {
        browser.accept(new PlatformEvent.HungUp(System.nanoTime()));
    }

    @Override
    public void listen(Consumer<PlatformEvent> listener) {
        browser = listener;
    }

    @Override
    public void prepare(List<Playable> queue) {
        // nothing to load
    }

    @Override
    public void play(long playId, List<Playable> queue) {
        browser.accept(new PlatformEvent.PlayStarted(playId, System.nanoTime()));
        browser.accept(new PlatformEvent.PlayDone(playId, true, System.nanoTime()));
        if (key != ' ') {
            browser.accept(new PlatformEvent.KeyPressed(key, System.nanoTime()));
        }
        waiting.complete(true);
    }

    @Override
    public void stopPlaying() {
        // is over already
    }

    @Override
    public void startRecording(RecordingRequest request) {
        throw new UnsupportedOperationException("nothing is recorded here");
    }

    @Override
    public void stopRecording() {
        // none runs
    }

    @Override
    public void close() {
        // nothing is held
    }

    @Override
    public void prepared() {
        // started at once
    }

    @Override
    public void notPrepared(String event, String message) {
        ended.complete(false);
    }

    @Override
    public void started() {
        // the prompt tells
    }

    @Override
    public void exited(Map<String, Object> values) {
        ended.complete(true);
    }

    @Override
    public void failed(String event, String message) {
        ended.complete(false);
    }

    @Override
    public void disconnectRequested(Map<String, Object> values) {
        ended.complete(true);
    }
}
