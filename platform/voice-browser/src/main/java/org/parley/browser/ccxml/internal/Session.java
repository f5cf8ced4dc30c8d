package org.parley.browser.ccxml.internal;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.parley.browser.ccxml.CcxmlLimits;
import org.parley.browser.ccxml.CcxmlSession;
import org.parley.browser.ccxml.internal.document.CcxmlDocument;
import org.parley.browser.ccxml.internal.document.CcxmlSyntaxException;
import org.parley.browser.ccxml.internal.document.EventException;
import org.parley.browser.fetch.CookieJar;
import org.parley.browser.fetch.FetchException;
import org.parley.browser.fetch.FetchRequest;
import org.parley.browser.platform.CallControlPlatform;
import org.parley.browser.platform.Clock;
import org.parley.browser.platform.ConnectionEvent;
import org.parley.browser.platform.IncomingCall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * A session: its events wait in a queue, and one at a time is given to the document (CCXML 1.0 §9.1). Public methods may
 * be called from any thread; all others belong to the queue.
 */
public final class Session implements CcxmlSession {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final String id = "ccxml-" + UUID.randomUUID();
    private final Services services;
    private final IncomingCall call;
    private final Clock clock;
    private final CookieJar cookies;
    private final SessionQueue queue;
    private final Scopes scopes;
    private final EventLoop events;
    private final Moves moves;
    private final Connections connections = new Connections();
    private final Dialogues dialogues = new Dialogues(this);
    private final Fetches fetches = new Fetches(this);
    private final Sends sends = new Sends(this);
    private final SessionEnding ending;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private volatile SessionState state = SessionState.LOADING;

    public Session(Services services, IncomingCall call, CallControlPlatform platform, Clock clock, CookieJar cookies) {
        this.services = services;
        this.call = call;
        this.clock = clock;
        this.cookies = cookies;
        this.queue = new SessionQueue(call.callId(), clock, services, error -> end("an error of the platform"));
        this.scopes = new Scopes(services.scripts());
        this.events = new EventLoop(this, scopes);
        this.ending = new SessionEnding(this, platform);
        this.moves = new Moves(this, ending);
        connections.add(Connection.incoming(call, platform));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public CompletableFuture<Void> ended() {
        return ended;
    }

    /** Fetches the first document and runs it. */
    public void begin(FetchRequest request) {
        services.sessions().add(this);
        enqueue(() -> {
            ending.bound(later(services.limits().session(), () -> end("its time is up")));
            post(ConnectionEvent.of(ConnectionEvent.Kind.ALERTING, call.connectionId()));
            background(() -> load(request));
        });
    }

    @Override
    public void post(ConnectionEvent event) {
        Optional<Session> owner = services.sessions().ownerOfMoved(event.connectionId());
        if (owner.isPresent() && owner.get() != this) {
            owner.get().post(event);
        } else {
            enqueue(() -> connectionHappened(event));
        }
    }

    /** Queues an event from outside; false when the session is over. */
    public boolean deliver(String event, String sourceType, Map<String, Object> values) {
        return deliver(event, sourceType, sourceType, values);
    }

    boolean deliver(String event, String sourceType, String source, Map<String, Object> values) {
        if (state == SessionState.ENDING || state == SessionState.ENDED) {
            return false;
        }
        raise(new SessionEvent(event, source, sourceType, values));
        return true;
    }

    /** Ends the session from outside. */
    public void stop(String reason) {
        enqueue(() -> end(reason));
    }

    private void load(FetchRequest request) {
        try {
            LoadedDocument loaded = services.loader().load(request);
            enqueue(() -> run(loaded, request.uri()));
        } catch (FetchException e) {
            int status = e.status() == 404 ? 404 : e.status() == 503 || e.status() == 0 ? 503 : 500;
            LOG.atLevel(status == 404 ? Level.INFO : Level.WARN)
                    .log("no CCXML document for this call: {} ({})", e.getMessage(), e.event());
            enqueue(() -> endUnanswered(status, "no document for this call"));
        } catch (CcxmlSyntaxException e) {
            LOG.error("the CCXML document {} cannot be used: {}", request.uri(), e.getMessage());
            enqueue(() -> endUnanswered(500, "the document for this call is faulty"));
        }
    }

    private void endUnanswered(int status, String reason) {
        if (state == SessionState.LOADING) {
            ending.rejectWith(status, reason);
            end(reason);
        }
    }

    private void run(LoadedDocument loaded, URI uri) {
        if (state != SessionState.LOADING) {
            return;
        }
        if (!connections.anyAlive()) {
            end("the caller hung up before the document came");
            return;
        }
        state = state.to(SessionState.RUNNING);
        scopes.session("id", id);
        scopes.session("parentid", null);
        scopes.session("startupmode", "newcall");
        scopes.session("values", Map.of());
        scopes.session("ioprocessors", Map.of("ccxml", id));
        events.enter(loaded, uri, Map.of());
    }

    private void connectionHappened(ConnectionEvent event) {
        if (connections.get(event.connectionId()) == null) {
            LOG.debug("{} of a connection that is not ours: {}", event.kind(), event.connectionId());
            return;
        }
        if (state != SessionState.RUNNING) {
            connections.happened(event);
        }
        queueEvent(() -> take(event));
    }

    /** The turn of a connection's event has come: only now documents see the connection's new state. */
    private SessionEvent take(ConnectionEvent event) {
        if (connections.get(event.connectionId()) == null) {
            post(event);
            return null;
        }
        SessionEvent seen = connections.happened(event);
        if (connections.get(event.connectionId()).state().over()) {
            dialogues.connectionOver(event.connectionId());
        }
        return seen;
    }

    /** Queues an event; from any thread. */
    void raise(SessionEvent event) {
        enqueue(() -> happened(event));
    }

    /** Queues an event that came up on the queue itself. */
    void happened(SessionEvent event) {
        queueEvent(() -> event);
    }

    private void queueEvent(Supplier<SessionEvent> event) {
        events.add(event);
        ending.check();
    }

    void adopt(Connection connection) {
        moves.adopt(connection);
    }

    void end(String reason) {
        if (state == SessionState.LOADING || state == SessionState.RUNNING) {
            LOG.debug("session {} ends: {}", id, reason);
            state = state.to(SessionState.ENDING);
            sends.cancelAll();
            events.stop();
            ending.begin();
        }
    }

    void over(Runnable tellPlatforms) {
        state = state.to(SessionState.ENDED);
        tellPlatforms.run();
        services.sessions().remove(this);
        LOG.debug("session {} is over", id);
        ended.complete(null);
    }

    SessionState state() {
        return state;
    }

    void enqueue(Runnable task) {
        queue.enqueue(task);
    }

    void background(Runnable task) {
        queue.background(task);
    }

    Clock.Timer later(Duration delay, Runnable task) {
        return queue.later(delay, task);
    }

    URI resolve(URI base, String reference) throws EventException {
        try {
            return base.resolve(reference);
        } catch (IllegalArgumentException e) {
            throw EventException.semantic("'" + reference + "' is not a URI");
        }
    }

    /** Values as form fields; objects as JSON. */
    List<FetchRequest.Field> fields(Map<String, Object> values) {
        List<FetchRequest.Field> fields = new ArrayList<>();
        values.forEach((name, value) -> fields.add(new FetchRequest.TextField(name, Text.of(value, scopes.ccxml()))));
        return fields;
    }

    CcxmlDocument document() {
        return events.document();
    }

    Services services() {
        return services;
    }

    CcxmlLimits limits() {
        return services.limits();
    }

    IncomingCall call() {
        return call;
    }

    Clock clock() {
        return clock;
    }

    CookieJar cookies() {
        return cookies;
    }

    Connections connections() {
        return connections;
    }

    Dialogues dialogues() {
        return dialogues;
    }

    Fetches fetches() {
        return fetches;
    }

    Sends sends() {
        return sends;
    }

    EventLoop events() {
        return events;
    }

    Moves moves() {
        return moves;
    }
}
