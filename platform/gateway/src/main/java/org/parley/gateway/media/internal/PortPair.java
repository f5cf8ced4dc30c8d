package org.parley.gateway.media.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;

/** The sockets of a stream: RTP on an even port, RTCP on the odd one behind it (RFC 3550 §11). */
public record PortPair(DatagramChannel rtp, DatagramChannel rtcp) {

    /** Where RTP is received. */
    public InetSocketAddress local() throws IOException {
        return (InetSocketAddress) rtp.getLocalAddress();
    }
}
