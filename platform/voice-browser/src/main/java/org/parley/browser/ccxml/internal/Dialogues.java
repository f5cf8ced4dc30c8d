package org.parley.browser.ccxml.internal;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.parley.browser.ccxml.internal.document.DialogSource;
import org.parley.browser.ccxml.internal.document.EventException;
import org.parley.browser.dialog.DialogRequest;
import org.parley.browser.fetch.FetchRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The dialogs of one session: started, reported as events, and bounded in time once their connection is gone. */
final class Dialogues {
    private static final Logger LOG = LoggerFactory.getLogger(Dialogues.class);
    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final Duration AFTER_KILL = Duration.ofSeconds(5);

    private final Session session;
    private final Map<String, SessionDialog> running = new LinkedHashMap<>();

    Dialogues(Session session) {
        this.session = session;
    }

    boolean isEmpty() {
        return running.isEmpty();
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
        running.forEach((id, dialog) -> object.put(id, dialog.toScript()));
        return object;
    }

    /** CCXML 1.0 §7.2. Whatever prevents it comes back as an event. */
    String prepare(DialogSource source, Connection connection, URI base, boolean start) throws EventException {
        URI uri = session.resolve(base, source.src());
        SessionDialog dialog =
                new SessionDialog(session.id() + "-d" + NUMBERS.incrementAndGet(), connection.id(), source, start);
        running.put(dialog.id(), dialog);
        if (!source.type().equals("application/voicexml+xml")) {
            session.enqueue(() -> notPrepared(dialog, "no dialogs of type " + source.type()));
        } else if (connection.state().over()) {
            session.enqueue(() -> notPrepared(dialog, "the connection is " + connection.state()));
        } else {
            begin(dialog, source, connection, uri);
        }
        return dialog.id();
    }

    private void begin(SessionDialog dialog, DialogSource source, Connection connection, URI uri) {
        FetchRequest first = new FetchRequest(
                uri,
                source.post() ? FetchRequest.Method.POST : FetchRequest.Method.GET,
                FetchRequest.Encoding.URLENCODED,
                session.fields(source.submitted()),
                session.cookies(),
                session.limits().fetchTimeout(),
                source.maxAge(),
                source.maxStale());
        DialogRequest request = new DialogRequest(
                dialog.id(),
                session.call().callId(),
                first,
                session.cookies(),
                Map.of("connection", connection.toDialog(source.parameters())),
                source.parameters(),
                session.clock());
        DialogEvents events = new DialogEvents(session::enqueue, this, dialog);
        try {
            dialog.running(session.services()
                    .dialogs()
                    .prepare(request, connection.platform().dialogOn(connection.id()), events));
            if (dialog.startWhenReady()) {
                dialog.start();
            }
        } catch (RuntimeException e) {
            LOG.error("dialog {} could not be begun", dialog.id(), e);
            session.enqueue(() -> notPrepared(dialog, String.valueOf(e.getMessage())));
        }
    }

    /** CCXML 1.0 §7.2 with {@code prepareddialogid}. */
    void start(SessionDialog dialog, Connection connection) {
        if (!dialog.state().canBeStarted()) {
            notStarted(dialog, "the dialog is " + dialog.state());
        } else if (connection == null || !connection.id().equals(dialog.connectionId())) {
            notStarted(dialog, "it was prepared for connection " + dialog.connectionId());
        } else if (connection.state().over()) {
            notStarted(dialog, "the connection is " + connection.state());
        } else {
            dialog.start();
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
        if (remove(dialog)) {
            String event = dialog.startWhenReady() ? "error.dialog.notstarted" : "error.dialog.notprepared";
            raise(event, dialog, Map.of("reason", reason));
        }
    }

    private void notStarted(SessionDialog dialog, String reason) {
        raise("error.dialog.notstarted", dialog, Map.of("reason", reason));
    }

    void started(SessionDialog dialog) {
        if (dialog.state() != DialogState.ENDED) {
            dialog.state(DialogState.STARTED);
            raise("dialog.started", dialog, Map.of());
        }
    }

    void exited(SessionDialog dialog, Map<String, Object> values, String reason) {
        if (remove(dialog)) {
            raise("dialog.exit", dialog, Map.of("values", values, "reason", reason));
        }
    }

    /** An error that the dialog's document did not handle: before it spoke it was not started, afterwards it has ended. */
    void failed(SessionDialog dialog, String reason) {
        LOG.warn("dialog {} failed: {}", dialog.id(), reason);
        if (dialog.state() == DialogState.STARTED) {
            exited(dialog, Map.of(), reason);
        } else {
            DialogState before = dialog.state();
            if (remove(dialog)) {
                boolean starting = before == DialogState.STARTING;
                String event = starting ? "error.dialog.notstarted" : "error.dialog.notprepared";
                raise(event, dialog, Map.of("reason", reason));
            }
        }
    }

    void disconnectRequested(SessionDialog dialog, Map<String, Object> values) {
        if (dialog.state() != DialogState.ENDED) {
            raise("dialog.disconnect", dialog, Map.of("values", values));
        }
    }

    /** The connection is gone: its dialogs have their final processing, within bounds. */
    void connectionOver(String connectionId) {
        for (SessionDialog dialog : new ArrayList<>(running.values())) {
            if (dialog.connectionId().equals(connectionId)) {
                if (dialog.state() != DialogState.STARTED) {
                    dialog.terminate(false);
                }
                watch(dialog);
            }
        }
    }

    /** The session ends. */
    void terminateAll() {
        List<SessionDialog> all = new ArrayList<>(running.values());
        for (SessionDialog dialog : all) {
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
        return true;
    }

    private void raise(String name, SessionDialog dialog, Map<String, Object> more) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("dialogid", dialog.id());
        properties.put("connectionid", dialog.connectionId());
        properties.put("dialog", dialog.toScript());
        properties.putAll(more);
        session.happened(new SessionEvent(name, dialog.id(), "dialog", properties));
    }
}
