package org.parley.browser.ccxml.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.parley.browser.ccxml.internal.document.DialogSource;
import org.parley.browser.dialog.Dialog;
import org.parley.browser.platform.Clock;

/** A dialog of a session. Used on the session's queue only. */
final class SessionDialog {
    private final String id;
    private final String connectionId;
    private final DialogSource source;
    private final boolean startWhenReady;
    private DialogState state;
    private Dialog dialog;
    private Clock.Timer watchdog;

    SessionDialog(String id, String connectionId, DialogSource source, boolean startWhenReady) {
        this.id = id;
        this.connectionId = connectionId;
        this.source = source;
        this.startWhenReady = startWhenReady;
        this.state = startWhenReady ? DialogState.STARTING : DialogState.PREPARING;
    }

    String id() {
        return id;
    }

    String connectionId() {
        return connectionId;
    }

    /** Whether {@code <dialogstart>} named it, so that nobody hears of its preparation. */
    boolean startWhenReady() {
        return startWhenReady;
    }

    DialogState state() {
        return state;
    }

    void state(DialogState next) {
        if (state == DialogState.ENDED) {
            throw new IllegalStateException("dialog " + id + " has ended and cannot become " + next);
        }
        state = next;
    }

    void running(Dialog running) {
        dialog = running;
    }

    void start() {
        state(DialogState.STARTING);
        dialog.start();
    }

    void terminate(boolean immediate) {
        if (dialog != null) {
            dialog.terminate(immediate);
        }
    }

    boolean isWatched() {
        return watchdog != null;
    }

    void watch(Clock.Timer timer) {
        watchdog = timer;
    }

    void end() {
        state(DialogState.ENDED);
        if (watchdog != null) {
            watchdog.cancel();
        }
    }

    /** CCXML 1.0 §7.3: the dialog object of events and of {@code session.dialogs}. */
    Map<String, Object> toScript() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("dialogid", id);
        object.put("connectionid", connectionId);
        object.put("type", source.type());
        object.put("src", source.src());
        object.put("parameters", source.parameters());
        object.put("state", state.name());
        return object;
    }
}
