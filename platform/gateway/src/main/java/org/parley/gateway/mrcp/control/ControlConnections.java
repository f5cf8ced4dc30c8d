package org.parley.gateway.mrcp.control;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;

/** The control connections to one server, each shared by the channels of many sessions (RFC 6787 §4.2). Any thread. */
public final class ControlConnections implements AutoCloseable {
    private final SocketOpener opener;
    private final Map<InetSocketAddress, ControlConnection> open = new HashMap<>();

    public ControlConnections(SocketOpener opener) {
        this.opener = opener;
    }

    /** Whether there is one that a new session may share. */
    public synchronized boolean any() {
        open.values().removeIf(connection -> !connection.isOpen());
        return !open.isEmpty();
    }

    /**
     * The one to that address; a new one when there is none, or it is gone, or the server wants another (RFC 4145 §5): then
     * the one before ends with its last channel.
     *
     * @param existing whether the server means one that is there
     */
    public synchronized ControlConnection to(InetSocketAddress address, boolean existing) {
        ControlConnection known = open.get(address);
        if (existing && known != null && known.isOpen()) {
            return known;
        }
        ControlConnection fresh = new ControlConnection(address, opener);
        open.put(address, fresh);
        if (known != null) {
            known.retire();
        }
        return fresh;
    }

    @Override
    public synchronized void close() {
        open.values().forEach(ControlConnection::close);
        open.clear();
    }
}
