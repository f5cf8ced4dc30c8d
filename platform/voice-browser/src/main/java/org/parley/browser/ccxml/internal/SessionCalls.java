package org.parley.browser.ccxml.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.parley.browser.ccxml.internal.document.CallActions;
import org.parley.browser.ccxml.internal.document.EventException;
import org.parley.browser.platform.CallControlPlatform;
import org.parley.browser.platform.OutboundCall;

/** What the elements of a document have their session do to connections and conferences (CCXML 1.0 §10.5). */
final class SessionCalls implements CallActions {
    /** A document that calls in a circle must not take the whole platform with it. */
    private static final int MOST_CONNECTIONS = 64;

    private final Session session;

    SessionCalls(Session session) {
        this.session = session;
    }

    @Override
    public void accept(String connectionId, Map<String, Object> hints) throws EventException {
        session.connections()
                .require(connectionId, "accept", ConnectionState.ALERTING, ConnectionState.PROGRESSING)
                .platform()
                .accept(connectionId, texts(hints));
    }

    @Override
    public void reject(String connectionId, int status, String reason) throws EventException {
        session.connections()
                .require(connectionId, "reject", ConnectionState.ALERTING, ConnectionState.PROGRESSING)
                .platform()
                .reject(connectionId, status, reason);
    }

    @Override
    public void redirect(String connectionId, String destination, String reason, Map<String, Object> hints)
            throws EventException {
        session.connections()
                .require(connectionId, "redirect", ConnectionState.ALERTING, ConnectionState.CONNECTED)
                .platform()
                .redirect(connectionId, destination, reason, texts(hints));
    }

    @Override
    public void disconnect(String connectionId, String reason, Map<String, Object> hints) throws EventException {
        session.connections()
                .require(
                        connectionId,
                        "disconnect",
                        ConnectionState.ALERTING,
                        ConnectionState.PROGRESSING,
                        ConnectionState.CONNECTED)
                .platform()
                .disconnect(connectionId, reason, texts(hints));
    }

    @Override
    public String createCall(CallRequest request) throws EventException {
        if (session.connections().alive() >= MOST_CONNECTIONS) {
            throw new EventException(
                    "error.connection.noresource", "a session has " + MOST_CONNECTIONS + " connections at most");
        }
        CallControlPlatform platform = session.platform();
        String id;
        try {
            id = platform.createCall(
                    new OutboundCall(request.destination(), request.callerId(), request.aai(), texts(request.hints())));
        } catch (RuntimeException e) {
            throw new EventException("error.connection.noresource", String.valueOf(e.getMessage()));
        }
        Connection connection =
                Connection.placed(id, platform, request.callerId(), request.destination(), request.aai());
        session.connections().add(connection);
        session.services().sessions().own(id, session);
        request.join().ifPresent(join -> connection.joinWhenConnected(withNew(join, id)));
        request.timeout().ifPresent(limit -> connection.answerBound(session.later(limit, () -> giveUp(connection))));
        return id;
    }

    private static JoinRequest withNew(JoinRequest join, String id) {
        return new JoinRequest(
                join.id1().isEmpty() ? id : join.id1(),
                join.id2().isEmpty() ? id : join.id2(),
                join.duplex(),
                join.tones(),
                join.controls(),
                join.hints());
    }

    /** Nobody answered in time; what the platform then reports of the connection is its failure. */
    private void giveUp(Connection connection) {
        if (connection.state() == ConnectionState.PROGRESSING) {
            connection.giveUp("timeout");
            connection.platform().disconnect(connection.id(), "timeout");
        }
    }

    @Override
    public void merge(String id1, String id2, Map<String, Object> hints) throws EventException {
        ConnectionState[] states = {ConnectionState.CONNECTED};
        Connection first = session.connections().require(id1, "merge", states);
        session.connections().require(id2, "merge", states);
        try {
            first.platform().merge(id1, id2, texts(hints));
        } catch (RuntimeException e) {
            throw new EventException(
                    "error.merge", String.valueOf(e.getMessage()), Map.of("connectionid1", id1, "connectionid2", id2));
        }
    }

    @Override
    public void join(JoinRequest request) throws EventException {
        session.joins().join(request);
    }

    @Override
    public void unjoin(String id1, String id2, Map<String, Object> hints) throws EventException {
        session.joins().unjoin(id1, id2);
    }

    @Override
    public String createConference(String name, int talkers, int listeners, Map<String, Object> hints)
            throws EventException {
        return session.conferences().create(name, talkers, listeners, texts(hints));
    }

    @Override
    public void destroyConference(String conferenceId, Map<String, Object> hints) throws EventException {
        session.conferences().destroy(conferenceId);
    }

    static Map<String, String> texts(Map<String, Object> values) {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((name, value) -> texts.put(name, Text.plain(value)));
        return texts;
    }
}
