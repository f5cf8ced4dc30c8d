package org.parley.browser.ccxml.internal;

import java.util.Map;
import java.util.Optional;
import org.parley.browser.ccxml.internal.document.EventException;

/** Connections and dialogs that go from one session to another (CCXML 1.0 §9.3). */
final class Moves {
    private final Session session;
    private final SessionEnding ending;

    Moves(Session session, SessionEnding ending) {
        this.session = session;
        this.ending = ending;
    }

    /**
     * @param source a connection's or dialog's id
     * @param event goes along, unless null
     * @throws EventException error.move, or error.semantic for a source that is not ours
     */
    void move(String sessionId, Optional<String> source, SessionEvent event) throws EventException {
        Session target = session.services()
                .sessions()
                .find(sessionId)
                .filter(found -> !found.isEnding())
                .orElseThrow(() -> new EventException(
                        "error.move", "no session '" + sessionId + "'", Map.of("sessionid", sessionId)));
        if (source.isPresent() && target != session) {
            hand(source.get(), target);
        }
        if (event != null) {
            target.raise(event);
        }
        session.happened(new SessionEvent("move.successful", session.id(), "ccxml", Map.of("sessionid", sessionId)));
    }

    private void hand(String source, Session target) throws EventException {
        SessionDialog dialog = session.dialogues().find(source);
        if (dialog != null) {
            session.dialogues().giveAway(dialog);
            session.services().sessions().own(source, target);
            target.enqueue(() -> target.adopt(dialog));
            return;
        }
        Connection connection = session.connections().require(source);
        session.connections().remove(connection.id());
        session.services().sessions().own(connection.id(), target);
        session.services().platforms().use(connection.platform(), target);
        ending.noLongerUsed(connection.platform());
        target.enqueue(() -> target.adopt(connection));
    }

    /** Takes a connection over; a session that ends releases it. */
    void adopt(Connection connection) {
        session.connections().add(connection);
        if (session.isEnding()) {
            ending.release(connection);
        }
    }
}
