package org.parley.browser.ccxml.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The running sessions by id, and which of them owns a connection that was moved (CCXML 1.0 §9.3). */
public final class SessionTable {
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Map<String, Session> movedConnections = new ConcurrentHashMap<>();

    public Optional<Session> find(String id) {
        return Optional.ofNullable(sessions.get(id));
    }

    public List<Session> all() {
        return List.copyOf(sessions.values());
    }

    void add(Session session) {
        sessions.put(session.id(), session);
    }

    void remove(Session session) {
        sessions.remove(session.id(), session);
        movedConnections.values().removeIf(owner -> owner == session);
    }

    void moved(String connectionId, Session owner) {
        movedConnections.put(connectionId, owner);
    }

    Optional<Session> ownerOfMoved(String connectionId) {
        return Optional.ofNullable(movedConnections.get(connectionId));
    }
}
