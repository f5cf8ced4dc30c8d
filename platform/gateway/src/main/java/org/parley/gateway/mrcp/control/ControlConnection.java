package org.parley.gateway.mrcp.control;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.parley.gateway.mrcp.message.MessagePrinter;
import org.parley.gateway.mrcp.message.MessageReader;
import org.parley.gateway.mrcp.message.MrcpMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to a server, with a thread that reads and one that writes, so that nobody else ever waits for the network.
 * Its channels fail together: after octets that are no message nothing can be told apart (RFC 6787 §5.1).
 */
public final class ControlConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlConnection.class);
    private static final byte[] END = {};
    private static final int MOST_UNSENT = 1000;

    private final InetSocketAddress address;
    private final SocketOpener opener;
    private final Map<String, ControlChannel> channels = new ConcurrentHashMap<>();
    private final LinkedBlockingQueue<byte[]> unsent = new LinkedBlockingQueue<>(MOST_UNSENT);
    private Optional<Socket> socket = Optional.empty();
    private volatile String end = "";
    private volatile boolean retired;

    /** Begins to connect; what is sent meanwhile waits. */
    ControlConnection(InetSocketAddress address, SocketOpener opener) {
        this.address = address;
        this.opener = opener;
        thread(this::write, "mrcp-write").start();
    }

    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    public InetSocketAddress address() {
        return address;
    }

    /** Whether it is not known to be gone. */
    public boolean isOpen() {
        return end.isEmpty();
    }

    void add(ControlChannel channel) {
        channels.put(channel.id(), channel);
    }

    void remove(ControlChannel channel) {
        channels.remove(channel.id(), channel);
        if (retired && channels.isEmpty()) {
            close();
        }
    }

    /** No new channels come: it ends with the last one. */
    void retire() {
        retired = true;
        if (channels.isEmpty()) {
            close();
        }
    }

    void send(MrcpMessage message) {
        if (isOpen() && !unsent.offer(MessagePrinter.print(message))) {
            lost("the server takes nothing");
        }
    }

    private void write() {
        try {
            Socket open = opener.open(address);
            if (!keep(open)) {
                open.close();
                return;
            }
            thread(() -> read(open), "mrcp-read").start();
            for (byte[] message = unsent.take(); message != END; message = unsent.take()) {
                open.getOutputStream().write(message);
                open.getOutputStream().flush();
            }
        } catch (IOException e) {
            lost("no control connection to " + address + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean keep(Socket open) {
        if (isOpen()) {
            socket = Optional.of(open);
        }
        return isOpen();
    }

    private void read(Socket open) {
        MessageReader reader = new MessageReader();
        byte[] buffer = new byte[8192];
        try {
            for (int count = open.getInputStream().read(buffer);
                    count >= 0;
                    count = open.getInputStream().read(buffer)) {
                reader.add(buffer, count);
                for (var message = reader.next(); message.isPresent(); message = reader.next()) {
                    received(message.get());
                }
            }
            lost("the server closed the control connection");
        } catch (IOException e) {
            lost("the control connection to " + address + " broke: " + e.getMessage());
        }
    }

    private void received(MrcpMessage message) {
        ControlChannel channel = channels.get(message.channel());
        if (channel == null) {
            LOG.debug("{} for no channel of ours", message.startLine());
            return;
        }
        try {
            channel.received(message);
        } catch (RuntimeException e) {
            LOG.error("a listener of MRCP failed", e);
        }
    }

    private void lost(String reason) {
        Optional<Socket> open;
        synchronized (this) {
            if (!isOpen()) {
                return;
            }
            end = reason;
            open = socket;
        }
        LOG.info("{}", reason);
        unsent.clear();
        unsent.offer(END);
        open.ifPresent(ControlConnection::close);
        channels.values().forEach(channel -> channel.lost(reason));
    }

    private static void close(Socket open) {
        try {
            open.close();
        } catch (IOException e) {
            LOG.debug("not closed: {}", e.toString());
        }
    }

    @Override
    public void close() {
        lost("the control connection to " + address + " is closed");
    }
}
