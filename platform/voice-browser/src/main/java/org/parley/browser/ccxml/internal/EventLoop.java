package org.parley.browser.ccxml.internal;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.parley.browser.ccxml.internal.document.CcxmlDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The events of a session and the document that they are given to, one at a time (CCXML 1.0 §9.1). */
final class EventLoop {
    private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);
    private static final int ERRORS_IN_A_ROW = 50;

    private final Session session;
    private final Scopes scopes;
    private final EventProcessor processor;
    private final OrphanWatch orphans;
    private final Deque<Supplier<SessionEvent>> waiting = new ArrayDeque<>();
    private SessionEvent current;
    private LoadedDocument nextDocument;
    private String nextFetch;
    private Map<String, Object> exitValues;
    private int errorsInARow;

    EventLoop(Session session, Scopes scopes) {
        this.session = session;
        this.scopes = scopes;
        this.processor = new EventProcessor(
                session.id(),
                scopes,
                new TransitionExecution.Doing(
                        new SessionActions(session), new SessionCalls(session), new SessionDialogs(session)),
                session::happened);
        this.orphans = new OrphanWatch(session);
    }

    CcxmlDocument document() {
        return processor.document();
    }

    /** The event that is being handled. */
    SessionEvent current() {
        return current;
    }

    /** @param event made when its turn has come; may be null then, for an event that is no longer ours */
    void add(Supplier<SessionEvent> event) {
        waiting.add(event);
        session.enqueue(this::processNext);
    }

    /** Takes up a document, whose ccxml.loaded comes before everything that waits. */
    void enter(LoadedDocument document, URI uri, Map<String, Object> properties) {
        scopes.session("uri", uri.toString());
        publishTables();
        List<Supplier<SessionEvent>> later = new ArrayList<>(waiting);
        waiting.clear();
        session.happened(new SessionEvent("ccxml.loaded", session.id(), "ccxml", properties));
        processor.enter(document);
        waiting.addAll(later);
    }

    /** {@code <exit>}: the session ends after this transition. */
    void exit(Map<String, Object> values) {
        exitValues = values;
    }

    /** {@code <goto>}: another document takes over after this transition. */
    void goTo(String fetchId, LoadedDocument document) {
        nextFetch = fetchId;
        nextDocument = document;
    }

    void stop() {
        orphans.stop();
    }

    private void processNext() {
        if (session.state() != SessionState.RUNNING || waiting.isEmpty()) {
            return;
        }
        SessionEvent event = waiting.remove().get();
        if (event != null) {
            process(event);
        }
        if (session.state() == SessionState.RUNNING) {
            orphans.look(waiting.isEmpty());
            if (!waiting.isEmpty()) {
                session.enqueue(this::processNext);
            }
        }
    }

    private void process(SessionEvent event) {
        LOG.debug("event {} from {} {}", event.name(), event.sourceType(), event.source());
        scopes.rested();
        publishTables();
        current = event;
        boolean taken = !event.isNamed("ccxml.kill.unconditional") && processor.process(event);
        afterwards(event, taken);
    }

    /** CCXML 1.0 §6.4, §9.4: an error that nobody handles ends the session, and so does ccxml.kill. */
    private void afterwards(SessionEvent event, boolean taken) {
        errorsInARow = event.isError() ? errorsInARow + 1 : 0;
        if (exitValues != null) {
            session.exit(exitValues);
        } else if (!taken && event.isError()) {
            LOG.error("{} is not handled by {}: {}", event.name(), document().base(), event.properties());
            session.end("unhandled " + event.name());
        } else if (!taken && (event.isNamed("ccxml.kill") || event.isNamed("ccxml.kill.unconditional"))) {
            session.end(event.name());
        } else if (errorsInARow > ERRORS_IN_A_ROW) {
            LOG.error(
                    "{} errors in a row in {}, the last one {}",
                    errorsInARow,
                    document().base(),
                    event.properties());
            session.end("its error handling fails");
        } else if (nextDocument != null) {
            LoadedDocument target = nextDocument;
            nextDocument = null;
            session.fetches().forget();
            scopes.newDocument();
            enter(target, target.document().base(), Map.of("sessionid", session.id(), "fetchid", nextFetch));
        }
    }

    private void publishTables() {
        scopes.session("connections", session.connections().toScript());
        scopes.session("conferences", session.conferences().toScript());
        scopes.session("dialogs", session.dialogues().toScript());
    }
}
