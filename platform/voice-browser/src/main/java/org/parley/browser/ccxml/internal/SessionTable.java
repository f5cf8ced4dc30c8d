package org.parley.browser.ccxml.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.parley.browser.platform.ConnectionEvent;

/** The running sessions by id, and which of them owns each connection and dialog (CCXML 1.0 §9.3). Thread-safe. */
public final class SessionTable {
    private static final int EARLY = 256;

    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Map<String, Session> owners = new ConcurrentHashMap<>();
    private final Map<String, List<ConnectionEvent>> early = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<ConnectionEvent>> eldest) {
            return size() > EARLY;
        }
    };

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
        owners.values().removeIf(owner -> owner == session);
    }

    /** A connection or dialog belongs to a session from now on. */
    void own(String id, Session owner) {
        List<ConnectionEvent> waiting;
        synchronized (early) {
            owners.put(id, owner);
            waiting = early.remove(id);
        }
        if (waiting != null) {
            waiting.forEach(owner::post);
        }
    }

    /** Who has the connection of an event. While nobody has it yet, because it is just being placed, the event is kept. */
    Optional<Session> ownerOrKeep(ConnectionEvent event) {
        synchronized (early) {
            Session owner = owners.get(event.connectionId());
            if (owner == null) {
                early.computeIfAbsent(event.connectionId(), id -> new ArrayList<>())
                        .add(event);
            }
            return Optional.ofNullable(owner);
        }
    }

    void disown(String id, Session owner) {
        owners.remove(id, owner);
    }

    /** Who has a connection or dialog. */
    Optional<Session> owner(String id) {
        return Optional.ofNullable(owners.get(id));
    }
}
