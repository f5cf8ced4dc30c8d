package org.parley.browser.ccxml.internal;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
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

/**
 * A session: its events wait in a queue, and one at a time is given to the document (CCXML 1.0 §9.1). Public methods may
 * be called from any thread; all others belong to the queue.
 */
public final class Session implements CcxmlSession {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final int ERRORS_IN_A_ROW = 50;

    private final String id = "ccxml-" + UUID.randomUUID();
    private final Services services;
    private final IncomingCall call;
    private final Clock clock;
    private final CookieJar cookies;
    private final SessionQueue queue;
    private final Scopes scopes;
    private final EventProcessor processor;
    private final Connections connections = new Connections();
    private final Dialogues dialogues = new Dialogues(this);
    private final Fetches fetches = new Fetches(this);
    private final Sends sends = new Sends(this);
    private final SessionEnding ending;
    private final OrphanWatch orphans = new OrphanWatch(this);
    private final Deque<SessionEvent> events = new ArrayDeque<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private volatile SessionState state = SessionState.LOADING;
    private boolean exiting;
    private SessionEvent current;
    private LoadedDocument next;
    private String nextFetch;
    private int errorsInARow;

    public Session(Services services, IncomingCall call, CallControlPlatform platform, Clock clock, CookieJar cookies) {
        this.services = services;
        this.call = call;
        this.clock = clock;
        this.cookies = cookies;
        this.queue = new SessionQueue(call.callId(), clock, services, error -> end("an error of the platform"));
        this.scopes = new Scopes(services.scripts());
        this.processor = new EventProcessor(id, scopes, new SessionActions(this), this::happened);
        this.ending = new SessionEnding(this, platform);
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
            LOG.warn("no CCXML document for this call: {} ({})", e.getMessage(), e.event());
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
        enter(loaded, uri, Map.of());
    }

    private void enter(LoadedDocument document, URI uri, Map<String, Object> properties) {
        scopes.session("uri", uri.toString());
        publishTables();
        List<SessionEvent> waiting = new ArrayList<>(events);
        events.clear();
        happened(new SessionEvent("ccxml.loaded", id, "ccxml", properties));
        processor.enter(document);
        events.addAll(waiting);
    }

    private void connectionHappened(ConnectionEvent event) {
        Connection connection = connections.happened(event);
        if (connection == null) {
            LOG.debug("{} of a connection that is not ours: {}", event.kind(), event.connectionId());
            return;
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("connectionid", connection.id());
        properties.put("connection", connection.toScript());
        properties.put("protocol", connection.toScript().get("protocol"));
        properties.putAll(event.properties());
        happened(new SessionEvent(
                "connection." + event.kind().name().toLowerCase(Locale.ROOT),
                connection.id(),
                "connection",
                properties));
        if (connection.state().over()) {
            dialogues.connectionOver(connection.id());
        }
    }

    /** Queues an event; from any thread. */
    void raise(SessionEvent event) {
        enqueue(() -> happened(event));
    }

    /** Queues an event that came up on the queue itself. */
    void happened(SessionEvent event) {
        events.add(event);
        enqueue(this::processNext);
        ending.check();
    }

    private void processNext() {
        if (state != SessionState.RUNNING) {
            return;
        }
        SessionEvent event = events.poll();
        if (event == null) {
            return;
        }
        LOG.debug("event {} from {} {}", event.name(), event.sourceType(), event.source());
        publishTables();
        current = event;
        boolean taken = !event.name().equals("ccxml.kill.unconditional") && processor.process(event);
        afterwards(event, taken);
    }

    /** CCXML 1.0 §9.4: an error that nobody handles ends the session, and so does ccxml.kill. */
    private void afterwards(SessionEvent event, boolean taken) {
        errorsInARow = event.isError() ? errorsInARow + 1 : 0;
        if (exiting) {
            end("<exit>");
        } else if (!taken && event.isError()) {
            LOG.error("{} is not handled by {}: {}", event.name(), document().base(), event.properties());
            end("unhandled " + event.name());
        } else if (!taken && event.name().startsWith("ccxml.kill")) {
            end(event.name());
        } else if (errorsInARow > ERRORS_IN_A_ROW) {
            LOG.error(
                    "{} errors in a row in {}, the last one {}",
                    errorsInARow,
                    document().base(),
                    event.properties());
            end("its error handling fails");
        } else if (next != null) {
            LoadedDocument target = next;
            next = null;
            scopes.newDocument();
            enter(target, target.document().base(), Map.of("fetchid", nextFetch));
        }
        if (state == SessionState.RUNNING) {
            orphans.look(events.isEmpty());
            if (!events.isEmpty()) {
                enqueue(this::processNext);
            }
        }
    }

    private void publishTables() {
        scopes.session("connections", connections.toScript());
        scopes.session("dialogs", dialogues.toScript());
    }

    /** CCXML 1.0 §9.3.3. */
    void moveTo(String sessionId, Optional<String> connectionId, boolean withEvent) throws EventException {
        Session target = services.sessions()
                .find(sessionId)
                .orElseThrow(() -> new EventException("error.move", "no session '" + sessionId + "'"));
        if (connectionId.isPresent() && target != this) {
            Connection connection = connections.require(connectionId.get());
            connections.remove(connection.id());
            services.sessions().moved(connection.id(), target);
            ending.handedOver(connection.platform(), connections);
            target.enqueue(() -> target.adopt(connection));
        }
        if (withEvent) {
            target.raise(current);
        }
        happened(new SessionEvent("move.successful", id, "ccxml", Map.of("sessionid", sessionId)));
    }

    private void adopt(Connection connection) {
        connections.add(connection);
        ending.adopt(connection.platform());
        if (state != SessionState.LOADING && state != SessionState.RUNNING) {
            ending.release(connection);
        }
    }

    void exit() {
        exiting = true;
    }

    void goTo(String fetchId, LoadedDocument document) {
        nextFetch = fetchId;
        next = document;
    }

    void end(String reason) {
        if (state == SessionState.LOADING || state == SessionState.RUNNING) {
            LOG.debug("session {} ends: {}", id, reason);
            state = state.to(SessionState.ENDING);
            sends.cancelAll();
            orphans.stop();
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
        return processor.document();
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
}
