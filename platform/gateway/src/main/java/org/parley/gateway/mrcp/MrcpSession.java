package org.parley.gateway.mrcp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.parley.browser.platform.Clock;
import org.parley.gateway.mrcp.control.ChannelListener;
import org.parley.gateway.mrcp.control.ControlChannel;
import org.parley.gateway.mrcp.control.ControlConnection;
import org.parley.gateway.mrcp.message.MrcpEvent;
import org.parley.gateway.mrcp.sdp.MrcpAnswer;
import org.parley.gateway.mrcp.sdp.MrcpOffer;
import org.parley.gateway.rtp.RtpTerminal;
import org.parley.gateway.sip.OutgoingInvite;
import org.parley.gateway.sip.OutgoingSession;
import org.parley.gateway.sip.SipEndpoint;
import org.parley.gateway.sip.SipHop;
import org.parley.gateway.sip.SipUri;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A SIP session with a server, the channels of its resources and its audio (RFC 6787 §4.2). Any thread. */
public final class MrcpSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MrcpSession.class);

    private final MrcpClient client;
    private final RtpTerminal audio;
    private final MrcpOffer offer;
    private final CompletableFuture<MrcpSession> ready = new CompletableFuture<>();
    private final Map<ResourceType, Channel> channels = new EnumMap<>(ResourceType.class);
    private OutgoingSession sip;
    private SessionState state = SessionState.INVITING;

    /** A channel, and whom its resource has listening. */
    private static final class Channel implements ChannelListener {
        private volatile ControlChannel control;
        private volatile ChannelListener listener;

        @Override
        public void event(MrcpEvent event) {
            ChannelListener hears = listener;
            if (hears != null) {
                hears.event(event);
            }
        }

        @Override
        public void lost(String reason) {
            ChannelListener hears = listener;
            if (hears != null) {
                hears.lost(reason);
            }
        }
    }

    MrcpSession(MrcpClient client, RtpTerminal audio, MrcpOffer offer) {
        this.client = client;
        this.audio = audio;
        this.offer = offer;
    }

    void begin(SipEndpoint endpoint) throws IOException {
        String uri = client.server().uri();
        SipUri parts = SipUri.parse(uri).orElseThrow(() -> new IOException("no SIP URI: " + uri));
        OutgoingInvite invite = new OutgoingInvite(
                uri,
                uri,
                "parley",
                "",
                "",
                List.of(),
                Optional.of(new SipHop(parts.transport(), address(parts.host()), parts.portOrUsual())),
                70,
                List.of(),
                offer.text(1));
        Executor queue = endpoint.queue("mrcp-" + client.server().name());
        Clock.Timer patience = client.clock()
                .schedule(
                        () -> end(
                                "no session within " + client.server().timeout().toMillis() + " ms"),
                        client.server().timeout());
        ready.whenComplete((session, failure) -> patience.cancel());
        synchronized (this) {
            sip = endpoint.call(invite, queue, client.server().timeout(), new SessionDialog(this));
        }
    }

    /** The stack is told an address: only then it knows which of ours the server sees. */
    private static String address(String host) throws IOException {
        return host.startsWith("[") ? host : InetAddress.getByName(host).getHostAddress();
    }

    /** Completed when requests can be made; fails with an {@link IOException}. */
    public CompletableFuture<MrcpSession> ready() {
        return ready;
    }

    /** What the server says, and what it hears. */
    public RtpTerminal audio() {
        return audio;
    }

    /** What we say of our side when we are asked again. */
    String description() {
        return offer.text(2);
    }

    /** The server's description came. */
    synchronized void answered(String text) {
        if (state != SessionState.INVITING) {
            return;
        }
        try {
            MrcpAnswer answer = MrcpAnswer.of(offer, text);
            for (ResourceType resource : ResourceType.values()) {
                MrcpAnswer.Control control = answer.channels().get(resource.token());
                if (control != null) {
                    ControlConnection connection =
                            client.connections().to(known(control.host(), control.port()), control.existing());
                    Channel channel = new Channel();
                    channel.control = new ControlChannel(
                            control.identifier(),
                            connection,
                            client.clock(),
                            client.server().timeout(),
                            channel);
                    channels.put(resource, channel);
                }
            }
            audio.connect(
                    known(answer.audio().host(), answer.audio().port()),
                    answer.audio().payloadType());
            state = state.to(SessionState.OPEN);
            ready.complete(this);
        } catch (IOException e) {
            end("the answer of " + client.server().name() + " cannot be used: " + e.getMessage());
        }
    }

    /** An address of the server itself: whoever answers cannot send us elsewhere, nor have us look up names. */
    private InetSocketAddress known(String host, int port) throws IOException {
        boolean literal = host.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
        if (!literal || !client.server().addresses().contains(InetAddress.getByName(host))) {
            throw new IOException("it names " + host.replaceAll("[^0-9A-Za-z.:-]", "?") + ", which is none of "
                    + client.server().addresses());
        }
        return new InetSocketAddress(InetAddress.getByName(host), port);
    }

    /**
     * The channel of a resource.
     *
     * @param listener who hears of it from now on
     */
    ControlChannel channel(ResourceType resource, ChannelListener listener) {
        Channel channel;
        synchronized (this) {
            channel = channels.get(resource);
        }
        if (channel == null) {
            throw new IllegalStateException("the session has no " + resource.token() + ", or is not ready");
        }
        channel.listener = listener;
        return channel.control;
    }

    /** Ends the session; a server that does not hear of it is left alone. */
    @Override
    public void close() {
        end("closed");
    }

    void end(String reason) {
        synchronized (this) {
            if (state == SessionState.OVER) {
                return;
            }
            state = state.to(SessionState.OVER);
        }
        LOG.debug("MRCP session with {}: {}", client.server().name(), reason);
        ready.completeExceptionally(new IOException(reason));
        OutgoingSession leg = sip;
        leg.execute(() -> {
            leg.bye(reason);
            leg.cancel(reason);
        });
        audio.close();
        for (Channel channel : channels.values()) {
            channel.control.close();
            channel.lost(reason);
        }
    }
}
