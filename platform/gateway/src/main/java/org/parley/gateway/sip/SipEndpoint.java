package org.parley.gateway.sip;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.parley.browser.platform.Clock;
import org.parley.gateway.sip.internal.JainSipEndpoint;

/** A SIP user agent on one address, over UDP and TCP. */
public interface SipEndpoint extends AutoCloseable {

    /**
     * Opens the sockets and starts to listen.
     *
     * @param service who takes what comes
     * @throws IOException the address is in use or cannot be bound
     */
    static SipEndpoint open(SipConfig config, Clock clock, SipService service) throws IOException {
        return JainSipEndpoint.open(config, clock, service);
    }

    /**
     * Calls somebody.
     *
     * @param queue on which the listener is called and the session's methods must be called
     * @param unreachable how long nothing at all may be heard
     */
    OutgoingSession call(OutgoingInvite invite, Executor queue, Duration unreachable, OutgoingListener listener);

    /** Sends a request outside of calls. */
    CompletableFuture<SipAnswer> send(OutgoingMessage message);

    /** A queue for work that goes on one thing at a time, with a name for logs. */
    Executor queue(String name);

    /** Our address as somebody at that host sees it. */
    InetAddress localTowards(InetAddress host);

    /** Where we listen; the port is the real one. */
    InetSocketAddress address();

    /** What the stack holds now. */
    SipStatistics statistics();

    /** Closes the sockets, after a moment for answers to what we last sent. Sessions should have been ended before. */
    @Override
    void close();
}
