package org.parley.gateway.rtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that receives for many terminals. */
public final class RtpLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RtpLoop.class);
    private static final int MOST_TRIES = 100;

    private final Selector selector;
    private final InetAddress address;
    private final int low;
    private final int high;
    private final ConcurrentLinkedQueue<RtpTerminal> fresh = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private int next;

    /**
     * @param name of the thread
     * @param address to bind to
     * @param low first port that may be used; 0 for any free one
     * @param high last port
     */
    public RtpLoop(String name, InetAddress address, int low, int high) throws IOException {
        this.address = address;
        this.low = low;
        this.high = high;
        this.next = low;
        selector = Selector.open();
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** A terminal on a free port. */
    public RtpTerminal open() throws IOException {
        for (int i = 0; ; i++) {
            DatagramChannel channel = DatagramChannel.open(
                    address.getAddress().length == 4 ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6);
            try {
                channel.configureBlocking(false);
                channel.bind(new InetSocketAddress(address, port()));
                return new RtpTerminal(channel, this);
            } catch (IOException e) {
                channel.close();
                if (low == 0 || i >= Math.min(MOST_TRIES, (high - low) / 2)) {
                    throw new IOException("no RTP port is free", e);
                }
            }
        }
    }

    private synchronized int port() {
        int port = next;
        next = low == 0 || next + 2 > high ? low : next + 2;
        return port;
    }

    void listen(RtpTerminal terminal) {
        fresh.add(terminal);
        selector.wakeup();
    }

    private void run() {
        ByteBuffer buffer = ByteBuffer.allocate(2048);
        while (selector.isOpen()) {
            try {
                selector.select();
                for (RtpTerminal terminal = fresh.poll(); terminal != null; terminal = fresh.poll()) {
                    register(terminal);
                }
                for (SelectionKey key : selector.selectedKeys()) {
                    ((RtpTerminal) key.attachment()).receive(buffer);
                }
                selector.selectedKeys().clear();
            } catch (ClosedSelectorException over) {
                return;
            } catch (IOException | RuntimeException e) {
                LOG.error("RTP of {}", thread.getName(), e);
            }
        }
    }

    private void register(RtpTerminal terminal) {
        try {
            terminal.channel().register(selector, SelectionKey.OP_READ, terminal);
        } catch (ClosedChannelException over) {
            LOG.debug("closed before it began: {}", over.toString());
        }
    }

    @Override
    public void close() {
        try {
            selector.close();
            thread.join(2000);
        } catch (IOException e) {
            LOG.debug("not closed: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
