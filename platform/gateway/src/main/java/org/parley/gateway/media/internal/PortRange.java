package org.parley.gateway.media.internal;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.BitSet;

/** Pairs of ports of a range, each used by one stream; a pair that was freed is taken again last. */
public final class PortRange {
    /** Expedited forwarding (RFC 3246), as a traffic class byte. */
    private static final int EXPEDITED = 0xB8;

    private final InetAddress address;
    private final int low;
    private final int pairs;
    private final BitSet taken = new BitSet();
    private int next;

    public PortRange(InetAddress address, int low, int high) {
        this.address = address;
        this.low = low + (low & 1);
        this.pairs = (high - this.low + 1) / 2;
    }

    /** @throws IOException all ports are taken, by us or by others */
    public PortPair open() throws IOException {
        for (int i = 0; i < pairs; i++) {
            int port = take();
            if (port < 0) {
                break;
            }
            try {
                return pair(port);
            } catch (BindException e) {
                free(port); // another program has one of them: the next pair
            } catch (IOException e) {
                free(port);
                throw e;
            }
        }
        throw new IOException("no RTP port is free in " + low + "-" + (low + 2 * pairs - 1));
    }

    private PortPair pair(int port) throws IOException {
        DatagramChannel rtp = bound(port);
        try {
            return new PortPair(rtp, bound(port + 1));
        } catch (IOException e) {
            rtp.close();
            throw e;
        }
    }

    private DatagramChannel bound(int port) throws IOException {
        DatagramChannel channel = DatagramChannel.open(
                address.getAddress().length == 4 ? StandardProtocolFamily.INET : StandardProtocolFamily.INET6);
        try {
            channel.bind(new InetSocketAddress(address, port));
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.IP_TOS, EXPEDITED);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private synchronized int take() {
        int pair = taken.nextClearBit(next);
        if (pair >= pairs) {
            pair = taken.nextClearBit(0);
        }
        if (pair >= pairs) {
            return -1;
        }
        taken.set(pair);
        next = (pair + 1) % pairs;
        return low + 2 * pair;
    }

    public synchronized void free(int port) {
        taken.clear((port - low) / 2);
    }
}
