package org.parley.gateway.mrcp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import org.parley.browser.platform.Clock;
import org.parley.gateway.mrcp.control.ControlConnections;
import org.parley.gateway.mrcp.control.SocketOpener;
import org.parley.gateway.mrcp.sdp.MrcpOffer;
import org.parley.gateway.rtp.RtpLoop;
import org.parley.gateway.rtp.RtpTerminal;
import org.parley.gateway.sip.SipEndpoint;
import org.parley.gateway.sip.SipUri;

/** Sessions with one server. They share its control connections, which are made anew when they are gone. Any thread. */
public final class MrcpClient implements AutoCloseable {
    private final MrcpServer server;
    private final SipEndpoint sip;
    private final RtpLoop rtp;
    private final Clock clock;
    private final ControlConnections connections;

    /** @param rtp shared with other clients */
    public MrcpClient(MrcpServer server, SipEndpoint sip, RtpLoop rtp, Clock clock) {
        this.server = server;
        this.sip = sip;
        this.rtp = rtp;
        this.clock = clock;
        this.connections = new ControlConnections(server.tls()
                .map(tls -> SocketOpener.tls(tls.context(), tls.host(), server.timeout()))
                .orElseGet(() -> SocketOpener.tcp(server.timeout())));
    }

    public MrcpServer server() {
        return server;
    }

    /**
     * Begins a session. Returns at once; see {@link MrcpSession#ready()}.
     *
     * @throws IOException there is no port for its audio, or no way to the server
     */
    public MrcpSession open(Set<ResourceType> resources) throws IOException {
        RtpTerminal terminal = rtp.open();
        try {
            MrcpSession session = new MrcpSession(this, terminal, offer(resources, terminal));
            session.begin(sip);
            return session;
        } catch (IOException | RuntimeException e) {
            terminal.close();
            throw e;
        }
    }

    private MrcpOffer offer(Set<ResourceType> resources, RtpTerminal terminal) throws IOException {
        SipUri uri = SipUri.parse(server.uri()).orElseThrow(() -> new IOException("no SIP URI: " + server.uri()));
        InetAddress local = sip.localTowards(InetAddress.getByName(uri.host()));
        boolean hears = resources.stream().anyMatch(ResourceType::hears);
        boolean speaks = resources.stream().anyMatch(resource -> !resource.hears());
        return new MrcpOffer(
                resources.stream().sorted().map(ResourceType::token).toList(),
                server.tls().isPresent(),
                connections.any(),
                new InetSocketAddress(local, terminal.local().getPort()),
                !hears ? "recvonly" : speaks ? "sendrecv" : "sendonly",
                terminal.local().getPort());
    }

    ControlConnections connections() {
        return connections;
    }

    Clock clock() {
        return clock;
    }

    /** Closes the control connections; sessions should have been closed before. */
    @Override
    public void close() {
        connections.close();
    }
}
