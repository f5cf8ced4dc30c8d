package org.parley.browser.ccxml.internal;

import java.util.Map;
import java.util.function.Consumer;
import org.parley.browser.dialog.DialogListener;
import org.parley.browser.dialog.TransferRequest;

/** Hands what a dialog reports, on the dialog's thread, to the queue of the session that has it. */
final class DialogEvents implements DialogListener {
    private final SessionDialog dialog;
    private volatile Session owner;

    DialogEvents(Session owner, SessionDialog dialog) {
        this.owner = owner;
        this.dialog = dialog;
    }

    /** The dialog was moved. */
    void owner(Session next) {
        owner = next;
    }

    /** What happened before a move and has not had its turn goes along. */
    private void tell(Consumer<Dialogues> event) {
        Session to = owner;
        to.enqueue(() -> {
            if (to == owner) {
                event.accept(to.dialogues());
            } else {
                tell(event);
            }
        });
    }

    @Override
    public void prepared() {
        tell(dialogues -> dialogues.prepared(dialog));
    }

    @Override
    public void notPrepared(String event, String message) {
        tell(dialogues -> dialogues.notPrepared(dialog, event + ": " + message));
    }

    @Override
    public void started() {
        tell(dialogues -> dialogues.started(dialog));
    }

    @Override
    public void exited(Map<String, Object> values) {
        tell(dialogues -> dialogues.exited(dialog, values, ""));
    }

    @Override
    public void failed(String event, String message) {
        tell(dialogues -> dialogues.failed(dialog, event + ": " + message));
    }

    @Override
    public void disconnectRequested(Map<String, Object> values) {
        tell(dialogues -> dialogues.disconnectRequested(dialog, values));
    }

    @Override
    public void logged(String line) {
        owner.platform().logged("", line);
    }

    @Override
    public void transferRequested(TransferRequest request) {
        tell(dialogues -> dialogues.transferRequested(dialog, request));
    }

    @Override
    public void transferTerminated() {
        tell(dialogues -> dialogues.transferTerminated(dialog));
    }
}
