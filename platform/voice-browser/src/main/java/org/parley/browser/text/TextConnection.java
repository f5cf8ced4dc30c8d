package org.parley.browser.text;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.parley.browser.CallSession;
import org.parley.browser.fetch.Fetcher;
import org.parley.browser.platform.CallControlPlatform;
import org.parley.browser.platform.Clock;
import org.parley.browser.platform.ConnectionEvent;
import org.parley.browser.platform.ConnectionEvent.Kind;
import org.parley.browser.platform.ImplementationPlatform;

/** Call control of a text call: one connection, no lines to the outside. */
final class TextConnection implements CallControlPlatform {
    private enum State {
        ALERTING,
        CONNECTED,
        OVER
    }

    private final String id;
    private final Clock clock;
    private final Transcript transcript;
    private final Fetcher fetcher;
    private final CompletableFuture<CallSession> session = new CompletableFuture<>();
    private final List<TextDialogPlatform> dialogs = new CopyOnWriteArrayList<>();
    private volatile TextDialogPlatform active;
    private State state = State.ALERTING;

    TextConnection(String id, Clock clock, Transcript transcript, Fetcher fetcher) {
        this.id = id;
        this.clock = clock;
        this.transcript = transcript;
        this.fetcher = fetcher;
    }

    /** Who hears of connection events. */
    void session(CallSession started) {
        session.complete(started);
    }

    @Override
    public void accept(String connectionId, Map<String, String> hints) {
        synchronized (this) {
            if (!id.equals(connectionId) || state != State.ALERTING) {
                failed(connectionId, "it does not alert");
                return;
            }
            state = State.CONNECTED;
            transcript.log("answered");
        }
        post(Kind.CONNECTED, "");
    }

    @Override
    public void reject(String connectionId, int status, String reason) {
        over("rejected with " + status + (reason.isEmpty() ? "" : ": " + reason), Kind.FAILED, String.valueOf(status));
    }

    @Override
    public void redirect(String connectionId, String destination) {
        over("redirected to " + destination, Kind.REDIRECTED, destination);
    }

    @Override
    public void disconnect(String connectionId, String reason) {
        over("the system hung up", Kind.DISCONNECTED, reason);
    }

    /** The caller hangs up, or gives up before the call is answered. */
    void hangUp() {
        boolean answered;
        synchronized (this) {
            answered = state == State.CONNECTED;
        }
        over("the caller hung up", answered ? Kind.DISCONNECTED : Kind.FAILED, "the caller hung up");
    }

    private void over(String line, Kind kind, String reason) {
        synchronized (this) {
            if (state == State.OVER) {
                return;
            }
            state = State.OVER;
        }
        dialogs.forEach(TextDialogPlatform::hangUp);
        transcript.exit(line);
        post(kind, reason);
    }

    @Override
    public String createCall(String destination, String callerId, Map<String, String> hints) {
        String outgoing = "text-" + UUID.randomUUID();
        transcript.log("call to " + destination + " not placed: a text call has no lines");
        failed(outgoing, "a text call has no lines");
        return outgoing;
    }

    @Override
    public void join(String id1, String id2, boolean duplex) {
        transcript.log("join " + id1 + " " + id2);
    }

    @Override
    public void unjoin(String id1, String id2) {
        transcript.log("unjoin " + id1 + " " + id2);
    }

    @Override
    public ImplementationPlatform dialogOn(String connectionId) {
        TextDialogPlatform dialog = new TextDialogPlatform(clock, transcript, fetcher, speaker -> active = speaker);
        dialogs.removeIf(TextDialogPlatform::isClosed);
        dialogs.add(dialog);
        synchronized (this) {
            if (state == State.OVER || !id.equals(connectionId)) {
                dialog.hangUp();
            }
        }
        return dialog;
    }

    @Override
    public void sessionEnded() {
        synchronized (this) {
            if (state != State.OVER) {
                state = State.OVER;
                transcript.exit("the session ended");
            }
        }
        dialogs.forEach(TextDialogPlatform::close);
    }

    /** The dialog that hears keys: the one that spoke or recorded last, else the newest; null without any. */
    TextDialogPlatform listening() {
        TextDialogPlatform current = active;
        if (current != null && !current.isClosed()) {
            return current;
        }
        for (int i = dialogs.size() - 1; i >= 0; i--) {
            if (!dialogs.get(i).isClosed()) {
                return dialogs.get(i);
            }
        }
        return null;
    }

    synchronized boolean isOver() {
        return state == State.OVER;
    }

    private void failed(String connectionId, String reason) {
        ConnectionEvent event = new ConnectionEvent(Kind.FAILED, connectionId, Map.of("reason", reason));
        session.thenAccept(to -> to.post(event));
    }

    private void post(Kind kind, String reason) {
        ConnectionEvent event = new ConnectionEvent(kind, id, Map.of("reason", reason));
        session.thenAccept(to -> to.post(event));
    }
}
