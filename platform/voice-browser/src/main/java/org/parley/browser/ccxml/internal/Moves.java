package org.parley.browser.ccxml.internal;

import java.util.Map;
import java.util.Optional;
import org.parley.browser.ccxml.internal.document.EventException;

/** Connections that go from one session to another (CCXML 1.0 §9.3). */
final class Moves {
    private final Session session;
    private final SessionEnding ending;

    Moves(Session session, SessionEnding ending) {
        this.session = session;
        this.ending = ending;
    }

    /** @param event goes along, unless null */
    void move(String sessionId, Optional<String> connectionId, SessionEvent event) throws EventException {
        Session target = session.services()
                .sessions()
                .find(sessionId)
                .orElseThrow(() -> new EventException("error.move", "no session '" + sessionId + "'"));
        if (connectionId.isPresent() && target != session) {
            Connection connection = session.connections().require(connectionId.get());
            session.connections().remove(connection.id());
            session.services().sessions().moved(connection.id(), target);
            ending.handedOver(connection.platform(), session.connections());
            target.enqueue(() -> target.adopt(connection));
        }
        if (event != null) {
            target.raise(event);
        }
        session.happened(new SessionEvent("move.successful", session.id(), "ccxml", Map.of("sessionid", sessionId)));
    }

    /** Takes a connection over; a session that ends releases it. */
    void adopt(Connection connection) {
        session.connections().add(connection);
        ending.adopt(connection.platform());
        if (session.state() != SessionState.LOADING && session.state() != SessionState.RUNNING) {
            ending.release(connection);
        }
    }
}
