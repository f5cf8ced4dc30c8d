package org.parley.gateway.sip;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.Function;
import org.parley.browser.platform.Clock;
import org.parley.gateway.sip.internal.JainSipEndpoint;

/** A SIP user agent on one address, over UDP and TCP. */
public interface SipEndpoint extends AutoCloseable {

    /**
     * Opens the sockets and starts to listen.
     *
     * @param invited called on the new session's own queue for each INVITE that starts one; says who hears of it
     * @throws IOException the address is in use or cannot be bound
     */
    static SipEndpoint open(SipConfig config, Clock clock, Function<SipSession, SipSessionListener> invited)
            throws IOException {
        return JainSipEndpoint.open(config, clock, invited);
    }

    /** Where we listen; the port is the real one. */
    InetSocketAddress address();

    /** What the stack holds now. */
    SipStatistics statistics();

    /** Closes the sockets, after a moment for answers to what we last sent. Sessions should have been ended before. */
    @Override
    void close();
}
