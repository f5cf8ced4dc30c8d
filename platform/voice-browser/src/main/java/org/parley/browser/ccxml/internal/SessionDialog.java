package org.parley.browser.ccxml.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.browser.ccxml.internal.document.DialogPlace;
import org.parley.browser.ccxml.internal.document.DialogSource;
import org.parley.browser.dialog.Dialog;
import org.parley.browser.platform.Clock;

/** A dialog of a session. Used on the session's queue only. */
final class SessionDialog {
    private final String id;
    private final DialogSource source;
    private final boolean startWhenReady;
    private final DialogPort port;
    private final DialogEvents events;
    private DialogPlace place;
    private DialogState state;
    private Dialog dialog;
    private Clock.Timer watchdog;
    private boolean terminated;
    private boolean exitTold;

    SessionDialog(String id, DialogSource source, DialogPlace place, boolean startWhenReady, Session owner) {
        this.id = id;
        this.source = source;
        this.place = place;
        this.startWhenReady = startWhenReady;
        this.port = new DialogPort(owner.clock());
        this.events = new DialogEvents(owner, this);
        this.state = startWhenReady ? DialogState.STARTING : DialogState.PREPARING;
    }

    String id() {
        return id;
    }

    DialogPlace place() {
        return place;
    }

    void place(DialogPlace next) {
        place = next;
    }

    /** The connection or conference that it is on, if any. */
    Optional<String> at() {
        return place.connectionId().or(place::conferenceId);
    }

    DialogPort port() {
        return port;
    }

    DialogEvents events() {
        return events;
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

    boolean deliver(String event, Map<String, Object> values) {
        return dialog != null && state != DialogState.ENDED && dialog.deliver(event, values);
    }

    /** A document ended it, so however it ends that is no error. */
    void terminatedByDocument() {
        terminated = true;
    }

    boolean isTerminatedByDocument() {
        return terminated;
    }

    /** Its dialog.exit was raised before it has ended. */
    void exitTold() {
        exitTold = true;
    }

    boolean isExitTold() {
        return exitTold;
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
    Map<String, Object> toScript(Bridges bridges) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("dialogid", id);
        place.connectionId().ifPresent(connection -> object.put("connectionid", connection));
        place.conferenceId().ifPresent(conference -> object.put("conferenceid", conference));
        object.put("type", source.type());
        object.put("src", source.src());
        object.put("parameters", source.parameters());
        object.put("state", state.name());
        List<String> inputs = bridges.inputs(id);
        if (!inputs.isEmpty()) {
            object.put("input", inputs.get(0));
        }
        object.put("outputs", bridges.outputs(id));
        return object;
    }
}
