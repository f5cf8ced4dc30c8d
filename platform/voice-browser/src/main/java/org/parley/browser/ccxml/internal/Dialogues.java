package org.parley.browser.ccxml.internal;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.browser.ccxml.internal.document.DialogPlace;
import org.parley.browser.ccxml.internal.document.DialogSource;
import org.parley.browser.ccxml.internal.document.EventException;
import org.parley.browser.dialog.TransferRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The dialogs of one session: reported as events, and bounded in time once their place is gone. */
final class Dialogues {
    private static final Logger LOG = LoggerFactory.getLogger(Dialogues.class);
    private static final Duration AFTER_KILL = Duration.ofSeconds(5);

    private final Session session;
    private final DialogPlaces places;
    private final DialogPreparation preparation;
    private final Map<String, SessionDialog> running = new LinkedHashMap<>();

    Dialogues(Session session) {
        this.session = session;
        this.places = new DialogPlaces(session);
        this.preparation = new DialogPreparation(session, this, places);
    }

    boolean isEmpty() {
        return running.isEmpty();
    }

    int count() {
        return running.size();
    }

    /** The dialog, or null. */
    SessionDialog find(String id) {
        return running.get(id);
    }

    SessionDialog require(String id) throws EventException {
        SessionDialog dialog = running.get(id);
        if (dialog == null) {
            throw EventException.semantic("this session has no dialog '" + id + "'");
        }
        return dialog;
    }

    Map<String, Object> toScript() {
        Map<String, Object> object = new LinkedHashMap<>();
        running.forEach((id, dialog) ->
                object.put(id, dialog.toScript(session.services().bridges())));
        return object;
    }

    /** CCXML 1.0 §7.2. Whatever prevents it comes back as an event. */
    String prepare(DialogSource source, DialogPlace place, URI base, boolean start) throws EventException {
        SessionDialog dialog = preparation.begin(source, place, base, start);
        running.put(dialog.id(), dialog);
        session.services().sessions().own(dialog.id(), session);
        return dialog.id();
    }

    /** CCXML 1.0 §7.2 with {@code prepareddialogid}. */
    void start(SessionDialog dialog, DialogPlace wanted) throws EventException {
        if (!dialog.state().canBeStarted()) {
            throw new EventException(
                    "error.dialog.wrongstate", "the dialog is " + dialog.state(), Map.of("dialogid", dialog.id()));
        }
        String refused = places.forStart(dialog, wanted);
        if (refused.isEmpty()) {
            dialog.start();
        } else {
            raise("error.dialog.notstarted", dialog, Map.of("reason", refused));
        }
    }

    /** CCXML 1.0 §7.2. */
    void terminate(SessionDialog dialog, boolean immediate) {
        dialog.terminatedByDocument();
        dialog.terminate(immediate);
        if (immediate && !dialog.isExitTold()) {
            dialog.exitTold();
            raise("dialog.exit", dialog, Map.of("values", Map.of(), "reason", "dialogterminate"));
        }
    }

    void join(SessionDialog dialog, String with, boolean dialogHears, boolean dialogSpeaks) {
        places.join(dialog, with, dialogHears, dialogSpeaks);
    }

    void unjoin(SessionDialog dialog) {
        places.unjoin(dialog);
    }

    void giveAway(SessionDialog dialog) {
        running.remove(dialog.id());
    }

    void adopt(SessionDialog dialog) {
        running.put(dialog.id(), dialog);
        dialog.events().owner(session);
        if (session.isEnding()) {
            dialog.terminate(false);
            watch(dialog);
        }
    }

    void prepared(SessionDialog dialog) {
        if (dialog.state() == DialogState.PREPARING) {
            dialog.state(DialogState.PREPARED);
        }
        if (dialog.state() != DialogState.ENDED && !dialog.startWhenReady()) {
            raise("dialog.prepared", dialog, Map.of());
        }
    }

    void notPrepared(SessionDialog dialog, String reason) {
        boolean asked = dialog.isTerminatedByDocument();
        if (remove(dialog)) {
            String event = dialog.startWhenReady() ? "error.dialog.notstarted" : "error.dialog.notprepared";
            raiseEnd(asked ? "dialog.exit" : event, dialog, Map.of("reason", reason));
        }
    }

    void started(SessionDialog dialog) {
        if (dialog.state() != DialogState.ENDED) {
            dialog.state(DialogState.STARTED);
            raise("dialog.started", dialog, Map.of());
        }
    }

    void exited(SessionDialog dialog, Map<String, Object> values, String reason) {
        if (remove(dialog)) {
            Map<String, Object> more = new LinkedHashMap<>();
            more.put("values", values);
            if (!reason.isEmpty()) {
                more.put("reason", reason);
            }
            raiseEnd("dialog.exit", dialog, more);
        }
    }

    /** An error that the dialog's document did not handle: before it spoke it was not started, afterwards it has ended. */
    void failed(SessionDialog dialog, String reason) {
        LOG.warn("dialog {} failed: {}", dialog.id(), reason);
        if (dialog.state() == DialogState.STARTED || dialog.isTerminatedByDocument()) {
            exited(dialog, Map.of(), reason);
        } else {
            DialogState before = dialog.state();
            if (remove(dialog)) {
                boolean starting = before == DialogState.STARTING;
                String event = starting ? "error.dialog.notstarted" : "error.dialog.notprepared";
                raiseEnd(event, dialog, Map.of("reason", reason));
            }
        }
    }

    void disconnectRequested(SessionDialog dialog, Map<String, Object> values) {
        if (dialog.state() != DialogState.ENDED) {
            raise("dialog.disconnect", dialog, Map.of("values", values));
        }
    }

    /** CCXML 1.0 appendix D. */
    void transferRequested(SessionDialog dialog, TransferRequest request) {
        if (dialog.state() != DialogState.ENDED) {
            raise("dialog.transfer", dialog, Transfers.properties(request));
        }
    }

    void transferTerminated(SessionDialog dialog) {
        if (dialog.state() != DialogState.ENDED) {
            raise("dialog.terminatetransfer", dialog, Map.of());
        }
    }

    /** A connection or conference is gone: its dialogs have their final processing, within bounds. */
    void placeOver(String id) {
        for (SessionDialog dialog : List.copyOf(running.values())) {
            if (dialog.at().filter(id::equals).isPresent()) {
                if (dialog.state() != DialogState.STARTED
                        || dialog.place().conferenceId().isPresent()) {
                    dialog.terminate(false);
                }
                watch(dialog);
            }
        }
    }

    /** The session ends. */
    void terminateAll() {
        for (SessionDialog dialog : List.copyOf(running.values())) {
            dialog.terminate(false);
            watch(dialog);
        }
    }

    private void watch(SessionDialog dialog) {
        if (!dialog.isWatched()) {
            Duration bound = session.limits().finalProcessing();
            dialog.watch(session.later(bound, () -> kill(dialog, bound)));
        }
    }

    private void kill(SessionDialog dialog, Duration bound) {
        if (dialog.state() == DialogState.ENDED) {
            return;
        }
        LOG.warn("dialog {} did not end within {} after its connection: ended by force", dialog.id(), bound);
        dialog.terminate(true);
        dialog.watch(session.later(AFTER_KILL, () -> {
            if (dialog.state() != DialogState.ENDED) {
                LOG.error("dialog {} does not answer and is given up", dialog.id());
                exited(dialog, Map.of(), "the dialog did not end");
            }
        }));
    }

    private boolean remove(SessionDialog dialog) {
        if (dialog.state() == DialogState.ENDED) {
            return false;
        }
        dialog.end();
        running.remove(dialog.id());
        session.services().sessions().disown(dialog.id(), session);
        session.joins().over(dialog.id());
        return true;
    }

    private void raiseEnd(String name, SessionDialog dialog, Map<String, Object> more) {
        if (dialog.isExitTold()) {
            session.happenedQuietly();
        } else {
            raise(name, dialog, more);
        }
    }

    private void raise(String name, SessionDialog dialog, Map<String, Object> more) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("dialogid", dialog.id());
        dialog.place().connectionId().ifPresent(id -> properties.put("connectionid", id));
        dialog.place().conferenceId().ifPresent(id -> properties.put("conferenceid", id));
        properties.put("dialog", dialog.toScript(session.services().bridges()));
        properties.putAll(more);
        session.happened(new SessionEvent(name, dialog.id(), "dialog", properties));
    }
}
