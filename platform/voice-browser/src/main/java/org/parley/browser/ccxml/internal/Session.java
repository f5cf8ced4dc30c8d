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
import org.parley.browser.ccxml.internal.document.EventException;
import org.parley.browser.fetch.CookieJar;
import org.parley.browser.fetch.FetchRequest;
import org.parley.browser.platform.CallControlPlatform;
import org.parley.browser.platform.Clock;
import org.parley.browser.platform.ConnectionEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session: its events wait in a queue, and one at a time is given to the document (CCXML 1.0 §9.1). Public methods may
 * be called from any thread; all others belong to the queue.
 */
public final class Session implements CcxmlSession {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final String id = "ccxml-" + UUID.randomUUID();
    private final Services services;
    private final SessionOrigin origin;
    private final Clock clock;
    private final CookieJar cookies;
    private final SessionQueue queue;
    private final Scopes scopes;
    private final EventLoop events;
    private final Moves moves;
    private final Connections connections;
    private final SessionConferences conferences = new SessionConferences(this);
    private final Dialogues dialogues = new Dialogues(this);
    private final Fetches fetches = new Fetches(this);
    private final Sends sends = new Sends(this);
    private final Joins joins;
    private final SessionEnding ending;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final CompletableFuture<Void> callEnded;

    private volatile SessionState state = SessionState.LOADING;

    public Session(Services services, SessionOrigin origin, Clock clock, CookieJar cookies) {
        this.services = services;
        this.origin = origin;
        this.clock = clock;
        this.cookies = cookies;
        this.queue = new SessionQueue(origin.callId(), clock, services, error -> end("an error of the platform"));
        this.scopes = new Scopes(services.scripts());
        this.connections = new Connections(services.bridges());
        this.events = new EventLoop(this, scopes);
        this.ending = new SessionEnding(this);
        this.moves = new Moves(this, ending);
        this.joins = new Joins(this);
        this.callEnded = services.platforms().use(origin.platform(), this);
        origin.call().ifPresent(call -> {
            connections.add(Connection.incoming(call, origin.platform()));
            services.sessions().own(call.connectionId(), this);
        });
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public CompletableFuture<Void> ended() {
        return ended;
    }

    @Override
    public CompletableFuture<Void> callEnded() {
        return callEnded;
    }

    /** Fetches the first document and runs it. */
    public void begin(FetchRequest request) {
        services.sessions().add(this);
        enqueue(() -> {
            ending.bound(later(services.limits().session(), () -> end("its time is up")));
            origin.call()
                    .ifPresent(call -> post(ConnectionEvent.of(ConnectionEvent.Kind.ALERTING, call.connectionId())));
            FirstDocument first = new FirstDocument(this, ending);
            background(() -> first.load(request));
        });
    }

    @Override
    public void post(ConnectionEvent event) {
        Optional<Session> owner = services.sessions().owner(event.connectionId());
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
        if (isEnding()) {
            return false;
        }
        raise(new SessionEvent(event, source, sourceType, values));
        return true;
    }

    /** Ends the session from outside. */
    public void stop(String reason) {
        enqueue(() -> end(reason));
    }

    void run(LoadedDocument loaded, URI uri) {
        state = state.to(SessionState.RUNNING);
        scopes.session("id", id);
        scopes.session("parentid", origin.parent().map(Session::id).orElse(null));
        scopes.session("startupmode", origin.mode().text());
        scopes.session("values", origin.values());
        scopes.session("ioprocessors", services.ioProcessors(id));
        Map<String, Object> properties = origin.parent().isPresent()
                ? Map.of("sessionid", id, "parent", origin.parent().get().id())
                : Map.of("sessionid", id);
        events.enter(loaded, uri, properties);
        origin.parent()
                .ifPresent(parent ->
                        parent.raise(new SessionEvent("ccxml.created", id, "ccxml", Map.of("sessionid", id))));
    }

    private void connectionHappened(ConnectionEvent event) {
        if (connections.get(event.connectionId()) == null) {
            LOG.debug("{} of a connection that is not ours: {}", event.kind(), event.connectionId());
            services.sessions()
                    .ownerOrKeep(event)
                    .filter(owner -> owner != this)
                    .ifPresent(owner -> owner.post(event));
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
        Connection connection = connections.get(event.connectionId());
        if (connection.state().over()) {
            dialogues.placeOver(connection.id());
            joins.over(connection.id());
            ending.noLongerUsed(connection.platform());
        } else if (event.kind() == ConnectionEvent.Kind.CONNECTED) {
            connection.joinWhenConnected().ifPresent(joins::joinQuietly);
            seen = connections.describe(event);
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

    /** Something has ended of which documents do not hear. */
    void happenedQuietly() {
        ending.check();
    }

    /** {@code <exit>}. */
    void exit(Map<String, Object> values) {
        ending.values(values);
        end("<exit>");
    }

    private void queueEvent(Supplier<SessionEvent> event) {
        events.add(event);
        ending.check();
    }

    void adopt(Connection connection) {
        moves.adopt(connection);
    }

    void adopt(SessionDialog dialog) {
        dialogues.adopt(dialog);
    }

    void end(String reason) {
        if (state == SessionState.LOADING || state == SessionState.RUNNING) {
            LOG.debug("session {} ends: {}", id, reason);
            ending.because(reason);
            state = state.to(SessionState.ENDING);
            sends.cancelAll();
            events.stop();
            ending.begin();
        }
    }

    void over() {
        state = state.to(SessionState.ENDED);
        services.platforms().releaseAll(this);
        services.sessions().remove(this);
        LOG.debug("session {} is over", id);
        ended.complete(null);
    }

    SessionState state() {
        return state;
    }

    boolean isEnding() {
        return state == SessionState.ENDING || state == SessionState.ENDED;
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

    SessionOrigin origin() {
        return origin;
    }

    /** Where it places calls and makes conferences. */
    CallControlPlatform platform() {
        return origin.platform();
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

    SessionConferences conferences() {
        return conferences;
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

    Joins joins() {
        return joins;
    }

    EventLoop events() {
        return events;
    }

    Moves moves() {
        return moves;
    }
}
