package org.parley.browser.ccxml.internal;

import java.util.Map;
import java.util.function.Consumer;
import org.parley.browser.dialog.DialogListener;

/** Hands what a dialog reports, on the dialog's thread, to the queue of the session. */
final class DialogEvents implements DialogListener {
    private final Consumer<Runnable> queue;
    private final Dialogues dialogues;
    private final SessionDialog dialog;

    DialogEvents(Consumer<Runnable> queue, Dialogues dialogues, SessionDialog dialog) {
        this.queue = queue;
        this.dialogues = dialogues;
        this.dialog = dialog;
    }

    @Override
    public void prepared() {
        queue.accept(() -> dialogues.prepared(dialog));
    }

    @Override
    public void notPrepared(String event, String message) {
        queue.accept(() -> dialogues.notPrepared(dialog, event + ": " + message));
    }

    @Override
    public void started() {
        queue.accept(() -> dialogues.started(dialog));
    }

    @Override
    public void exited(Map<String, Object> values) {
        queue.accept(() -> dialogues.exited(dialog, values, ""));
    }

    @Override
    public void failed(String event, String message) {
        queue.accept(() -> dialogues.failed(dialog, event + ": " + message));
    }

    @Override
    public void disconnectRequested(Map<String, Object> values) {
        queue.accept(() -> dialogues.disconnectRequested(dialog, values));
    }
}
