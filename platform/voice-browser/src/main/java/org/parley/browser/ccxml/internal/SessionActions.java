package org.parley.browser.ccxml.internal;

import java.util.Map;
import java.util.Optional;
import org.parley.browser.ccxml.internal.document.Actions;
import org.parley.browser.ccxml.internal.document.EventException;
import org.parley.browser.ccxml.internal.document.FetchSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the elements of a document have their session do. */
final class SessionActions implements Actions {
    private static final Logger LOG = LoggerFactory.getLogger(SessionActions.class);
    private static final Logger DOCUMENT_LOG = LoggerFactory.getLogger("org.parley.browser.ccxml.log");

    private final Session session;

    SessionActions(Session session) {
        this.session = session;
    }

    @Override
    public String send(SendRequest request) throws EventException {
        return session.sends().send(request);
    }

    @Override
    public void cancel(String sendId) throws EventException {
        session.sends().cancel(sendId);
    }

    @Override
    public void move(String sessionId, Optional<String> source, boolean withEvent) throws EventException {
        session.moves().move(sessionId, source, withEvent ? session.events().current() : null);
    }

    @Override
    public String fetch(FetchSource source) throws EventException {
        return session.fetches().fetch(source, session.document().base());
    }

    @Override
    public String fetchedText(String fetchId) throws EventException {
        return session.fetches().script(fetchId);
    }

    @Override
    public void goTo(String fetchId) throws EventException {
        session.events().goTo(fetchId, session.fetches().takeDocument(fetchId));
    }

    @Override
    public String createSession(FetchSource document, Map<String, Object> values) throws EventException {
        Session child = new Session(
                session.services(), SessionOrigin.child(session, values), session.clock(), session.cookies());
        child.begin(session.fetches().request(document, session.document().base()));
        return child.id();
    }

    @Override
    public void log(String label, String text) {
        DOCUMENT_LOG.info("{}{}{}", label, label.isEmpty() ? "" : ": ", text);
        session.platform().logged(label, text);
    }

    @Override
    public void exit(Map<String, Object> values) {
        LOG.debug("<exit> {}", values);
        session.events().exit(values);
    }
}
