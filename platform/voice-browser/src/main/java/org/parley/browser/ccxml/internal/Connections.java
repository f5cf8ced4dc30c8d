package org.parley.browser.ccxml.internal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.parley.browser.ccxml.internal.document.EventException;
import org.parley.browser.platform.ConnectionEvent;

/** The connections of one session, with the checks that CCXML 1.0 §10.5 asks of every element that touches one. */
public final class Connections {
    private final Map<String, Connection> byId = new LinkedHashMap<>();
    private final Bridges bridges;

    Connections(Bridges bridges) {
        this.bridges = bridges;
    }

    void add(Connection connection) {
        byId.put(connection.id(), connection);
    }

    Connection remove(String id) {
        return byId.remove(id);
    }

    /** The connection, or null. */
    public Connection get(String id) {
        return byId.get(id);
    }

    /** @throws EventException error.semantic when the session owns no such connection */
    public Connection require(String id) throws EventException {
        Connection connection = byId.get(id);
        if (connection == null) {
            throw EventException.semantic("this session has no connection '" + id + "'");
        }
        return connection;
    }

    /** @throws EventException error.connection.wrongstate unless the connection is in one of the states */
    public Connection require(String id, String tag, ConnectionState... states) throws EventException {
        Connection connection = require(id);
        if (!List.of(states).contains(connection.state())) {
            throw new EventException(
                    "error.connection.wrongstate",
                    "<" + tag + "> does not go with a connection that is " + connection.state(),
                    Map.of("connectionid", id, "tagname", tag));
        }
        return connection;
    }

    Collection<Connection> all() {
        return List.copyOf(byId.values());
    }

    boolean anyAlive() {
        return alive() > 0;
    }

    /** How many are not over. */
    long alive() {
        return byId.values().stream()
                .filter(connection -> !connection.state().over())
                .count();
    }

    /** Notes what happened to one of our connections and says it as an event (CCXML 1.0 §10.3). */
    SessionEvent happened(ConnectionEvent event) {
        Connection connection = byId.get(event.connectionId());
        ConnectionEvent meant =
                new ConnectionEvent(connection.meaning(event.kind()), event.connectionId(), event.properties());
        connection.happened(meant.kind());
        return describe(meant);
    }

    /** The event as a document sees it, with the connection as it is now. */
    SessionEvent describe(ConnectionEvent event) {
        Connection connection = byId.get(event.connectionId());
        Map<String, Object> object = connection.toScript(bridges);
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("connectionid", connection.id());
        properties.put("connection", object);
        properties.put("protocol", object.get("protocol"));
        properties.put("info", Map.of());
        properties.putAll(event.properties());
        if (!connection.failure().isEmpty()) {
            properties.put("reason", connection.failure());
        }
        if (event.kind() == ConnectionEvent.Kind.MERGE_FAILED) {
            return new SessionEvent("error.merge", connection.id(), "connection", properties);
        }
        String name = "connection." + event.kind().name().toLowerCase(Locale.ROOT);
        return new SessionEvent(name, connection.id(), "connection", properties);
    }

    Map<String, Object> toScript() {
        Map<String, Object> object = new LinkedHashMap<>();
        byId.forEach((id, connection) -> object.put(id, connection.toScript(bridges)));
        return object;
    }
}
